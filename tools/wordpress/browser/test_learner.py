"""The learner: from the default path to one of their own, with and without JavaScript, on a wide and a narrow screen."""

import json
import re
import unittest
import uuid

from stack import PATH, TUTORIAL, URL, FACTS, Case, forget, php, settings, wordpress


class Learner(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        settings(service_url=FACTS["SERVICE"], limit_ms=3000, enabled=True)

    def setUp(self):
        forget("infirmiere", "medecin", "secretaire")

    def test_visitor_sees_the_default_path_and_nothing_is_kept(self):
        page = self.open()
        page.goto(PATH)
        self.assertEqual(page.locator("#parcours-profile option").count(), 7)
        page.select_option("#parcours-profile", "infirmier")
        self.go(page, page.locator(".parcours-profile button").first)
        self.assertIn("parcours=infirmier", page.url)
        self.assertIn("Infirmier", page.inner_text(".parcours-title"))
        self.assertGreater(page.locator(".parcours-step").count(), 20)
        self.assertFalse(page.evaluate("document.querySelector('.parcours-rest').open"))
        self.assertRegex(page.inner_text(".parcours-rest summary"), r"Ensuite\s: \d+ étapes, entre .+ et .+")
        self.assertEqual([cookie["name"] for cookie in page.context.cookies() if "parcours" in cookie["name"]], [])
        self.shot(page, "visiteur")
        # The path leads on through the tutorials, with the profile in the address alone.
        self.go(page, page.locator(".parcours-step-title").first)
        self.assertRegex(page.inner_text(".parcours-bar-place"), r"Étape 1 sur \d+ du parcours Infirmier")
        self.go(page, page.locator(".parcours-bar-links a:has-text('Suivant')").first)
        self.assertRegex(page.inner_text(".parcours-bar-place"), r"Étape 2 sur \d+")
        self.assertEqual(page.context.cookies(), [])

    def test_refusal_is_remembered_and_nothing_else(self):
        page = self.open()
        page.goto(f"{PATH}?parcours=medecin")
        self.go(page, page.locator("button[name=parcours_consent][value=no]").first)
        self.assertIn("rien n’est conservé", page.inner_text(".parcours-said"))
        self.assertEqual([(cookie["name"], cookie["value"]) for cookie in page.context.cookies()], [("parcours_refused", "1")])
        # Asked no more, and free to change one's mind.
        self.assertEqual(page.locator("button[name=parcours_consent]").all_inner_texts(), ["Avoir finalement un parcours personnel"])

    def test_global_privacy_control_is_a_refusal(self):
        page = self.open(extra_http_headers={"Sec-GPC": "1"})
        page.goto(f"{PATH}?parcours=medecin")
        self.assertEqual(page.locator("button[name=parcours_consent]").count(), 0)
        self.assertGreater(page.locator(".parcours-step").count(), 20)

    def test_a_path_of_ones_own(self):
        page = self.open("infirmiere")
        self.agree(page)
        self.assertIn("Votre parcours", page.inner_text(".parcours-title"))
        before = self.left(page)
        self.shot(page, "parcours-personnel")
        first = page.locator(".parcours-step-title").first.inner_text()
        # Without leaving the page, and with the focus at the step that took the place of the one before.
        page.evaluate("window.stays = true")
        page.requested.clear()
        page.locator("button[name=parcours_know]").first.click()
        page.wait_for_selector(".parcours-said:has-text('plus court')")
        self.assertTrue(page.evaluate("window.stays"))
        self.assertEqual([r.url for r in page.requested if "object" in r.url or r.is_navigation_request()], [])
        self.assertEqual(page.evaluate("document.activeElement.className"), "parcours-step-title")
        self.assertNotEqual(page.locator(".parcours-step-title").first.inner_text(), first)
        self.assertLess(self.left(page), before)
        self.assertIn("1 étape faite", page.inner_text("#parcours-progress"))
        later = page.locator(".parcours-step-title").first.inner_text()
        page.locator("button[name=parcours_later]").first.click()
        page.wait_for_selector(".parcours-said:has-text('de côté')")
        self.assertNotIn(later, page.locator(".parcours-step-title").all_inner_texts())
        for name, title in [("resume", later), ("undo", first)]:
            if not page.evaluate("document.querySelector('.parcours-aside').open"):
                page.click(".parcours-aside summary")
            page.click(f"button[name=parcours_{name}]:has-text(\"{title}\")")
            page.wait_for_selector(".parcours-said:has-text('De retour')")
            self.assertIn(title, page.locator(".parcours-step-title").all_text_contents())
            page.evaluate("document.querySelector('.parcours-said').textContent = ''")
        self.assertEqual(self.left(page), before)
        self.assertEqual(page.errors, [])

    def test_without_javascript(self):
        page = self.open("infirmiere", java_script_enabled=False)
        self.agree(page)
        before = self.left(page)
        page.locator("button[name=parcours_know]").first.click()
        self.assertIn("plus court", page.inner_text(".parcours-said"))
        self.assertLess(self.left(page), before)
        page.click("summary:has-text('Adapter')")
        page.locator("input[name='parcours_needs[]']").first.check()
        page.select_option("#parcours-session", "30")
        self.go(page, page.locator("button[name=parcours_adapt]").first)
        self.assertIn("adapté", page.inner_text(".parcours-said"))
        self.assertLess(self.left(page), before / 2)
        page.click("summary:has-text('Adapter')")
        page.select_option("#parcours-adapt-profile", "pharmacien")
        self.go(page, page.locator("button[name=parcours_adapt]").first)
        self.assertIn("Pharmacien", page.inner_text(".parcours-title"))
        self.assertEqual(page.locator("input[name='parcours_needs[]']:checked").count(), 0)

    def test_placement_shortens_the_path_in_at_most_five_questions(self):
        # Somebody of whom the service knows nothing, however often the test was run.
        newcomer = "nouvelle" + uuid.uuid4().hex[:8]
        php(f"wp_insert_user( array( 'user_login' => '{newcomer}', 'user_pass' => 'motdepasse', 'role' => 'subscriber' ) );")
        page = self.open(newcomer)
        self.agree(page)
        before = self.left(page)
        asked = 0
        while page.locator(".parcours-question").count():
            asked += 1
            self.assertLessEqual(asked, 5)
            self.assertIn(f"Question {asked} sur 5", page.inner_text(".parcours-question"))
            if asked == 1:
                self.shot(page, "placement")
            page.click("button[name=parcours_answer][value=yes]")
            page.wait_for_function("""(next) => { const question = document.querySelector('.parcours-question');
                return ! question || question.textContent.includes('Question ' + next + ' '); }""", arg=asked + 1)
        self.assertGreaterEqual(asked, 1)
        self.assertLess(self.left(page), before)

    def test_what_do_you_need_to_do(self):
        page = self.open("infirmiere")
        self.agree(page)
        page.fill("#parcours-need", "je dois suivre des plaies chroniques")
        self.go(page, page.locator("#parcours-need"), key="Enter")
        page.wait_for_selector(".parcours-found")
        self.assertIn("Suivre une plaie chronique à distance", page.locator(".parcours-found li").first.inner_text())
        page.locator(".parcours-found button").first.click()
        page.wait_for_selector(".parcours-said:has-text('adapté')")
        self.assertLess(self.left(page), 15)
        page.goto(f"{PATH}?parcours_need=zzzz")
        self.assertIn("Aucun besoin", page.inner_text(".parcours-found"))

    def test_a_tutorial_done_leads_to_the_next(self):
        page = self.open("infirmiere")
        self.agree(page)
        steps = page.locator(".parcours-step-title").all_inner_texts()
        self.go(page, page.locator(".parcours-step-title").first)
        self.assertIn(steps[0], page.inner_text("h1"))
        self.shot(page, "tutoriel")
        self.go(page, page.locator("button[name=parcours_done]").first)
        self.assertIn(steps[1], page.inner_text("h1"))
        self.assertRegex(page.inner_text(".parcours-bar-place"), r"Étape 2 sur")
        page.check("input[name=parcours_stars][value='4']")
        self.go(page, page.locator("button[name=parcours_rate]").first)
        self.assertIn("Merci", page.inner_text(".parcours-after .parcours-said"))
        self.assertTrue(page.url.endswith("#parcours-after"), page.url)
        self.assertNotIn("parcours_said", page.url)

    def test_stuck_learners_are_shown_an_online_session(self):
        php("""foreach ( get_posts( array( 'post_type' => 'session', 'numberposts' => 3 ) ) as $n => $post ) {
                update_post_meta( $post->ID, 'date_debut', wp_date( 'Y-m-d H:i:s', time() + ( 3 - $n ) * DAY_IN_SECONDS ) ); }""")
        page = self.open("infirmiere")
        self.agree(page)
        self.go(page, page.locator(".parcours-step-title").first)
        self.assertEqual(page.locator(".parcours-stuck").count(), 0)
        self.go(page, page.locator("button[name=parcours_help]").first)
        self.assertEqual(page.locator(".parcours-stuck time").count(), 2)
        self.shot(page, "bloque")
        self.go(page, page.locator("button[name=parcours_helped]"))
        self.assertEqual(page.locator(".parcours-stuck").count(), 0)

    def test_agreeing_before_choosing_a_profile(self):
        page = self.open("secretaire")
        page.goto(PATH)
        self.go(page, page.locator("button[name=parcours_consent][value=yes]"))
        self.assertEqual(page.locator(".parcours-step").count(), 0)
        page.select_option("#parcours-profile-field", "secretaire-medicale")
        page.click("button[name=parcours_adapt]")
        page.wait_for_selector(".parcours-step")
        self.assertIn("Secrétaire", page.inner_text(".parcours-title"))

    def test_withdrawal_and_erasure(self):
        page = self.open("infirmiere")
        self.agree(page)
        page.locator("button[name=parcours_know]").first.click()
        page.wait_for_selector(".parcours-said:has-text('plus court')")
        page.click("summary:has-text('Mes données')")
        self.go(page, page.locator("button[name=parcours_consent][value=no]").first)
        self.assertIn("n’est plus personnel", page.inner_text(".parcours-said"))
        self.assertEqual(page.locator("button[name=parcours_know]").count(), 0)
        self.agree(page, measurement=False)
        self.assertIn("0 étape faite", page.inner_text("#parcours-progress"))
        page.click("summary:has-text('Mes données')")
        page.click("summary:has-text('Effacer tout')")
        page.click("button[name=parcours_erase]")
        page.wait_for_selector(".parcours-said:has-text('effacement')")

    def test_titles_of_drafts_are_not_for_learners(self):
        page = self.open("medecin")
        self.agree(page, "medecin")
        page.click(".parcours-aside summary")
        self.assertIn("n’est pas encore sur le site", page.inner_text(".parcours-aside"))
        for draft in json.loads(php("echo wp_json_encode( wp_list_pluck( get_posts( array( 'post_type' => 'tutoriel', 'numberposts' => -1, 'post_status' => array( 'draft', 'pending', 'private', 'future' ) ) ), 'post_title' ) );")):
            self.assertNotIn(draft, page.content())

    def test_the_end_of_a_path(self):
        page = self.open("medecin")
        self.agree(page, "medecin")
        php("""$learner = Parcours_Learner::of_user( get_user_by( 'login', 'medecin' )->ID );
            $learner->set( array( 'done' => array_fill_keys( array_column( Parcours_Default_Paths::path( 'medecin' )->steps(), 'id' ), time() ) ) );""")
        page.goto(PATH)
        self.assertIn("au bout de ce parcours", page.inner_text(".parcours-finished"))
        self.assertEqual(page.locator(".parcours-rating").count(), 1)
        self.shot(page, "fin")

    def test_classic_content(self):
        page = self.open()
        page.goto(FACTS["CLASSIC_PAGE"])
        self.assertIn("Pharmacien", page.inner_text(".parcours-title"))
        text = page.inner_text(".entry-content")
        self.assertLess(text.index("Avant"), text.index("Pharmacien"))
        self.assertLess(text.index("Pharmacien"), text.index("Après"))

    def test_english(self):
        php("update_user_meta( get_user_by( 'login', 'secretaire' )->ID, 'locale', 'en_US' );")
        wordpress("php", self.english("en_US"))
        self.addCleanup(lambda: wordpress("php", self.english("fr_FR")))
        page = self.open()
        page.goto(f"{PATH}?parcours=infirmier")
        self.assertIn("The path of the profile", page.inner_text(".parcours-title"))
        self.assertIn("Why: answers the need", page.inner_text(".parcours-step-why >> nth=0"))

    def test_keyboard(self):
        page = self.open("infirmiere")
        self.agree(page)
        page.evaluate("document.getElementById('parcours').querySelector('a, button').focus()")
        reached = set()
        for _ in range(200):
            reached.add(page.evaluate("""(() => { const one = document.activeElement;
                return one.closest('.parcours') ? one.name || one.className || one.tagName : ''; })()"""))
            page.keyboard.press("Tab")
        for name in ["parcours_know", "parcours_later", "parcours-step-title", "SUMMARY", "parcours_need"]:
            self.assertIn(name, reached)
        # A fold opens from the keyboard, and the focus is visible.
        page.locator(".parcours-rest summary").first.focus()
        page.keyboard.press("Enter")
        self.assertTrue(page.evaluate("document.querySelector('.parcours-rest').open"))
        page.keyboard.press("Tab")
        self.assertNotEqual(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"), "none")

    def test_accessible_at_two_widths(self):
        for width in [320, 1280]:
            with self.subTest(width=width):
                forget("infirmiere")
                page = self.open("infirmiere", width=width)
                page.goto(f"{PATH}?parcours=infirmier")
                self.check(page, "section.parcours", f"consentement-{width}")
                self.agree(page)
                for fold in page.locator(".parcours details").all():
                    fold.evaluate("(one) => { one.open = true }")
                self.check(page, "section.parcours", f"parcours-{width}")
                page.goto(f"{PATH}?parcours_need=plaie")
                self.check(page, "section.parcours", f"besoin-{width}")
                page.goto(TUTORIAL)
                self.check(page, ".parcours-bar", f"tutoriel-{width}")
                self.check(page, ".parcours-after", None)

    def check(self, page, within, name):
        self.assertAccessible(page, within)
        self.assertFits(page, within)
        if name:
            self.shot(page, name)

    def left(self, page):
        return int(re.search(r"(\d+) restante", page.inner_text("#parcours-progress"))[1])

    @staticmethod
    def english(locale):
        from stack import FOLDER
        file = FOLDER / "locale.php"
        file.write_text(f"<?php update_option( 'WPLANG', '{'' if locale == 'en_US' else locale}' );")
        return file


if __name__ == "__main__":
    unittest.main()
