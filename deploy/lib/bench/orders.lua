-- Each request is the same order under a key of its own.
local body, counter, prefix

function init(arguments)
  math.randomseed(os.time())
  body = arguments[1]
  counter = 0
  prefix = string.format("bench-%08x-%08x-", math.random(0, 0x7ffffffe), math.random(0, 0x7ffffffe))
end

function request()
  counter = counter + 1
  wrk.headers["Idempotency-Key"] = prefix .. counter
  return wrk.format("POST", nil, nil, body)
end
