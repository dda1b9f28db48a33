"""What leaves the browser and the site: nothing without consent, the closed vocabulary with it, and only to the site itself."""

import json
import re
import unittest
import urllib.parse
import urllib.request

from faults import service
from stack import FACTS, FOLDER, PATH, TUTORIAL, URL, Case, forget, php, settings, wordpress


def queue():
    return json.loads(php("""global $wpdb; echo wp_json_encode( $wpdb->get_results( 'SELECT kind, learner, body FROM ' . Parcours_Queue::table() . ' ORDER BY id' ) );"""))


def events():
    return [json.loads(row["body"]) for row in queue() if row["kind"] == "event"]


def service_call(path):
    request = urllib.request.Request(FACTS["SERVICE"] + path, headers={"Authorization": "Bearer " + FACTS["KEY"]})
    return json.loads(urllib.request.urlopen(request).read())


class Events(Case):
    def setUp(self):
        settings(service_url=FACTS["SERVICE"], limit_ms=3000, enabled=True)
        forget("infirmiere")
        php("global $wpdb; $wpdb->query( 'DELETE FROM ' . Parcours_Queue::table() );")

    def read(self, page):
        """Reads a tutorial for two seconds, down to its end, and leaves."""
        page.goto(TUTORIAL)
        page.mouse.move(200, 300)
        page.wait_for_timeout(2000)
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        page.wait_for_timeout(300)
        page.goto(URL + "/wp-json/")
        page.wait_for_timeout(500)

    def test_nothing_without_consent(self):
        page = self.open("infirmiere")
        self.read(page)
        page.goto(f"{PATH}?parcours=infirmier")
        self.assertEqual(page.evaluate("Array.from(document.scripts).filter((s) => s.id.startsWith('parcours-events')).length"), 0)
        self.assertEqual(queue(), [])
        self.assertEqual([r.url for r in page.requested if "parcours/v1" in r.url], [])

    def test_measurement_is_a_choice_of_its_own(self):
        page = self.open("infirmiere")
        self.agree(page, measurement=False)
        self.read(page)
        self.assertEqual(events(), [])

    def test_a_visit_is_measured_once_with_the_time_that_it_was_looked_at(self):
        page = self.open("infirmiere")
        self.agree(page)
        self.read(page)
        found = {event["verb"]: event for event in events()}
        self.assertEqual(set(found), {"viewed", "progressed"})
        self.assertTrue(1 <= found["viewed"]["seconds"] <= 5, found)
        self.assertGreater(found["progressed"]["share"], 0.5)
        self.assertEqual(found["viewed"]["object"], "post/" + FACTS["TUTORIAL_ID"])
        self.assertEqual(set(found["viewed"]), {"id", "time", "verb", "object", "seconds"})
        # Each browser spoke to the site alone.
        hosts = {urllib.parse.urlsplit(request.url).netloc for request in page.requested if "parcours" in request.url}
        self.assertEqual(hosts, {urllib.parse.urlsplit(URL).netloc})

    def test_a_page_that_is_hidden_is_not_looked_at(self):
        page = self.open("infirmiere")
        self.agree(page)
        page.goto(TUTORIAL)
        page.evaluate("""Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
            document.dispatchEvent(new Event('visibilitychange'))""")
        page.wait_for_timeout(3000)
        page.goto(URL + "/wp-json/")
        page.wait_for_timeout(500)
        self.assertTrue(all(event.get("seconds", 0) <= 1 for event in events()), events())

    def test_searches_and_answers(self):
        page = self.open("infirmiere")
        self.agree(page)
        page.goto(URL + "/?s=dossier")
        with page.expect_navigation():
            page.locator("main a[href*='/tutoriels/']").first.click()
        page.evaluate("document.dispatchEvent(new CustomEvent('parcours:answered', { detail: { correct: true } }))")
        page.wait_for_timeout(700)
        found = {event["verb"]: event for event in events()}
        self.assertEqual(found["searched"]["query"], "dossier")
        self.assertRegex(found["searched"]["object"], r"^post/\d+$")
        self.assertIs(found["answered"]["correct"], True)

    def test_a_visitor_without_account(self):
        page = self.open()
        self.agree(page)
        cookie = {one["name"]: one for one in page.context.cookies()}["parcours_visit"]
        self.assertTrue(cookie["httpOnly"])
        self.assertEqual(cookie["expires"], -1)
        self.read(page)
        rows = queue()
        self.assertTrue(any(json.loads(row["body"])["verb"] == "viewed" for row in rows if row["kind"] == "event"))
        self.assertNotIn(cookie["value"], {row["learner"] for row in rows})

    def test_the_route_refuses_what_is_not_of_the_site(self):
        page = self.open("infirmiere")
        self.agree(page)
        page.goto(TUTORIAL)
        url = page.evaluate("parcoursEvents.url")
        forged = re.sub(r"token=\w+", "token=0000000000", url)
        send = """([url, body]) => fetch(url, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } }).then((r) => r.status)"""
        uuid = "0b6f3c1e-8d47-4a9e-9a53-1f1f1a2b3c4d"
        event = {"id": uuid, "verb": "viewed", "post": int(FACTS["TUTORIAL_ID"]), "ago": 1, "seconds": 5}
        self.assertIn(page.evaluate(send, [forged, json.dumps({"events": [event]})]), [401, 403])
        self.assertEqual(page.evaluate(send, [url, "not json"]), 400)
        self.assertEqual(page.evaluate(send, [url, json.dumps({"events": "x" * 40000})]), 400)
        wrong = [{**event, "verb": "named", "name": "Marie"}, {**event, "post": 999999999}, {**event, "id": "1"}, {**event, "ago": -5},
                 {**event, "seconds": "many"}, 7, None, {**event, "verb": "used-feature", "count": 1}]
        page.evaluate(send, [url, json.dumps({"events": wrong})])
        self.assertEqual(events(), [])
        for seconds in [5, 60]:
            page.evaluate(send, [url, json.dumps({"events": [{**event, "seconds": seconds, "name": "Marie", "email": "m@example.org"}]})])
        self.assertEqual([(one["seconds"], "name" in one) for one in events()], [(60, False)])

    def test_events_reach_the_service_once_whatever_happens(self):
        page = self.open("infirmiere")
        self.agree(page)
        page.locator("button[name=parcours_know]").first.click()
        page.wait_for_selector(".parcours-said:has-text('plus court')")
        with service("error500") as (url, _):
            settings(service_url=url)
            php("Parcours_Queue::send();")
            self.assertEqual(len(events()), 1)
        settings(service_url=FACTS["SERVICE"])
        php("global $wpdb; $wpdb->query( 'UPDATE ' . Parcours_Queue::table() . ' SET due = 0' );")
        wordpress("cron")
        php("Parcours_Queue::send();")
        self.assertEqual(events(), [])
        learner = php("echo Parcours_Learner::of_user( get_user_by( 'login', 'infirmiere' )->ID )->pseudonym();").strip()
        kept = service_call(f"/v1/learners/{learner}/export")
        self.assertIn("self-assessed", json.dumps(kept["events"][-1]))
        self.assertRegex(learner, r"^[0-9a-f]{64}$")

    def test_withdrawal_reaches_the_service_even_when_it_was_down(self):
        page = self.open("infirmiere")
        self.agree(page)
        learner = php("echo Parcours_Learner::of_user( get_user_by( 'login', 'infirmiere' )->ID )->pseudonym();").strip()
        self.assertTrue(service_call(f"/v1/learners/{learner}/consent")["purposes"]["personalisation"])
        with service("down") as (url, _):
            settings(service_url=url)
            page.goto(PATH)
            page.click("summary:has-text('Mes données')")
            self.go(page, page.locator("button[name=parcours_consent][value=no]").first)
            self.assertIn("n’est plus personnel", page.inner_text(".parcours-said"))
        settings(service_url=FACTS["SERVICE"])
        php("global $wpdb; $wpdb->query( 'UPDATE ' . Parcours_Queue::table() . ' SET due = 0' ); Parcours_Queue::send();")
        self.assertFalse(service_call(f"/v1/learners/{learner}/consent")["purposes"]["personalisation"])

    def test_export_and_erasure_by_wordpress_own_tools(self):
        page = self.open("infirmiere")
        self.agree(page)
        page.locator("button[name=parcours_know]").first.click()
        page.wait_for_selector(".parcours-said:has-text('plus court')")
        php("global $wpdb; $wpdb->query( 'UPDATE ' . Parcours_Queue::table() . ' SET due = 0' ); Parcours_Queue::send();")
        learner = php("echo Parcours_Learner::of_user( get_user_by( 'login', 'infirmiere' )->ID )->pseudonym();").strip()
        export = json.loads(php("""$all = apply_filters( 'wp_privacy_personal_data_exporters', array() );
            echo wp_json_encode( call_user_func( $all['parcours']['callback'], 'infirmiere@example.org', 1 ) );"""))
        text = json.dumps(export, ensure_ascii=False)
        self.assertIn("conservé par le service de planification", text)
        self.assertIn("self-assessed", text)
        erased = json.loads(php("""$all = apply_filters( 'wp_privacy_personal_data_erasers', array() );
            echo wp_json_encode( call_user_func( $all['parcours']['callback'], 'infirmiere@example.org', 1 ) );"""))
        self.assertEqual((erased["items_removed"], erased["items_retained"]), (True, False))
        self.assertEqual(service_call(f"/v1/learners/{learner}/export")["events"], [])
        page.goto(f"{PATH}?parcours=infirmier")
        self.assertEqual(page.locator("button[name=parcours_know]").count(), 0)


if __name__ == "__main__":
    unittest.main()
