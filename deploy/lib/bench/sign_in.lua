-- Signs in without pause with the login and password of the arguments.
function init(arguments)
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  wrk.body = string.format('{"login":"%s","password":"%s"}', arguments[1], arguments[2])
end
