-- Orders under keys of their own, the bodies in turn: BODY… Keys that are known already: "known=COUNT" in front, so many in turn.
local bodies, counter, prefix, known = {}, 0, nil, nil

function init(arguments)
  math.randomseed(os.time())
  prefix = string.format("bench-%08x-%08x-", math.random(0, 0x7ffffffe), math.random(0, 0x7ffffffe))
  for _, argument in ipairs(arguments) do
    known = known or tonumber(string.match(argument, "^known=(%d+)$"))
    if not string.match(argument, "^known=") then bodies[#bodies + 1] = argument end
  end
  if known then prefix = "bench-known-00000000-" end
end

function request()
  counter = counter + 1
  local number = known and counter % known or counter
  wrk.headers["Idempotency-Key"] = prefix .. number
  return wrk.format("POST", nil, nil, bodies[number % #bodies + 1])
end
