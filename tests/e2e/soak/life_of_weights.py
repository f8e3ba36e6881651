"""Orders that are paid by their mass, weighed lighter and heavier than their labels say, before the storm. Part of life.py: nobody else
touches them, and plants_of_weights.py spoils them."""

LIGHT_G, HEAVY_G = (19_557, 9_611), (20_599,)


class Weights:
    def __init__(self, life):
        self.life = life
        self.light = self.walk(2 * len(LIGHT_G), LIGHT_G, (0, 1))
        self.heavy = self.walk(2, HEAVY_G, (0,))

    def walk(self, quantity, weights, rejected):
        """Two boxes a delivery."""
        order = self.life.confirmed("school", lines=[self.life.line_of(self.life.goods.scales, quantity)])
        for grams, fewer in zip(weights, rejected):
            self.life.deliver(order, 2, fewer, grams)
        return order
