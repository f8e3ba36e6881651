ALTER TABLE organisation
    MODIFY kind VARCHAR(32) NOT NULL,
    DROP CONSTRAINT organisation_kind_known,
    ADD CONSTRAINT organisation_kind_of_table CHECK (kind IN (
        'cooperative', 'family_farm', 'leading_enterprise', 'village_collective', 'sole_trader', 'natural_person',
        'agency', 'school', 'hospital', 'state_enterprise', 'union', 'canteen_contractor', 'wholesale_market', 'supermarket',
        'outlet_operator', 'supply_marketing_cooperative', 'commerce_bureau', 'county_government', 'provincial_group',
        'project_centre', 'poverty_relief_office', 'finance_bureau', 'bank', 'carrier', 'partner', 'supervisor', 'operator'))
