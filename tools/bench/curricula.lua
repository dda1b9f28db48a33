-- wrk: POST /v1/curricula for learners drawn at random. Environment: KEY, LEARNERS, BODY (members after the learner),
-- IN_ORDER (one learner after the other instead, until each was asked for once), PAUSE (milliseconds between an answer and
-- the next request of a connection).
local learners = tonumber(os.getenv("LEARNERS"))
local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. os.getenv("KEY") }
local rest = os.getenv("BODY") or ""
local in_order = os.getenv("IN_ORDER")
local next_learner = 0

if os.getenv("PAUSE") then
   local pause = tonumber(os.getenv("PAUSE"))
   function delay() return pause end
end

function init(args) math.randomseed(os.time() + (tonumber(args[1]) or 0)) end

function request()
   local learner = math.random(0, learners - 1)
   if in_order then
      learner = next_learner % learners
      next_learner = next_learner + 1
      if next_learner == learners + 64 then wrk.thread:stop() end
   end
   local body = string.format('{"learner":"%064x"%s}', learner, rest)
   return wrk.format("POST", "/v1/curricula", headers, body)
end
