-- wrk: POST /v1/events in batches of 100, for learners drawn at random. Environment: KEY, LEARNERS, PAGE.
local learners = tonumber(os.getenv("LEARNERS"))
local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. os.getenv("KEY") }
local time = os.date("!%Y-%m-%dT%H:%M:%SZ")

function init(args) math.randomseed(os.time() * 1000 + math.floor(os.clock() * 1e6) % 1000) end

function request()
   local events = {}
   for i = 1, 100 do
      events[i] = string.format(
         '{"id":"%08x-%04x-4%03x-8%03x-%06x%06x","learner":"%064x","time":"%s","verb":"viewed","object":"%s","seconds":%d}',
         math.random(0, 0xffffffff), math.random(0, 0xffff), math.random(0, 0xfff), math.random(0, 0xfff),
         math.random(0, 0xffffff), math.random(0, 0xffffff), math.random(0, learners - 1), time, os.getenv("PAGE"),
         math.random(1, 600))
   end
   return wrk.format("POST", "/v1/events", headers, '{"events":[' .. table.concat(events, ",") .. ']}')
end
