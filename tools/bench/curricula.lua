-- wrk: POST /v1/curricula for learners drawn at random. Environment: KEY, LEARNERS, NEEDS (JSON list, may be empty).
local learners = tonumber(os.getenv("LEARNERS"))
local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. os.getenv("KEY") }
local rest = os.getenv("BODY") or ""

function init(args) math.randomseed(os.time() + (tonumber(args[1]) or 0)) end

function request()
   local body = string.format('{"learner":"%064x"%s}', math.random(0, learners - 1), rest)
   return wrk.format("POST", "/v1/curricula", headers, body)
end
