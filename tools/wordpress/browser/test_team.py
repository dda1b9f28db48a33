"""The content team and partners: settings, the test of the connection, coverage, the editor, sending the content, embedding."""

import http.server
import json
import re
import threading
import unittest

from faults import service
from stack import FACTS, FOLDER, PATH, TUTORIAL, URL, Case, complaints, php, settings, wordpress

ADMIN = URL + "/wp-admin/"


class Team(Case):
    def setUp(self):
        settings(service_url=FACTS["SERVICE"], limit_ms=3000, enabled=True)

    def test_settings_and_the_test_of_the_connection(self):
        page = self.open("admin")
        page.goto(ADMIN + "admin.php?page=parcours-settings")
        self.assertAccessible(page, ".parcours-admin")
        self.assertNotIn("prc_", page.content().replace("prc_…", ""))
        page.fill("#parcours-limit_ms", "400")
        page.fill("#parcours-key", "not a key")
        self.go(page, page.locator("#submit[name=submit] >> nth=0").first)
        self.assertIn("Ce n’est pas une clé d’accès", page.inner_text("#wpbody-content"))
        self.assertEqual(page.input_value("#parcours-limit_ms"), "400")
        self.go(page, page.locator("text=Tester la connexion").first)
        notice = page.inner_text(".notice-success")
        self.assertEqual(notice.count("✓"), 5, notice)
        self.shot(page, "reglages")
        for fault, words in [("down", "Rien ne répond"), ("name", "WP_HTTP_BLOCK_EXTERNAL"), ("certificate", "certificat"), ("garbage", "pas Parcours")]:
            with service(fault) as (url, _):
                settings(service_url=url)
                self.go(page, page.locator("text=Tester la connexion").first)
                self.assertIn(words, page.inner_text(".notice-error"))
        self.assertIn("text/html", page.evaluate("document.contentType"))

    def test_our_pages_of_the_administration_at_two_widths(self):
        for width in [320, 1280]:
            page = self.open("admin", width=width)
            for name in ["parcours", "parcours-settings"]:
                page.goto(ADMIN + "admin.php?page=" + name)
                self.assertAccessible(page, ".parcours-admin")
                self.assertFits(page, ".parcours-admin")
                self.shot(page, f"admin-{name}-{width}")

    def test_a_wrong_key_is_explained(self):
        wrong = "prc_" + "0" * 12 + "_" + "0" * 64
        php(f"Parcours_Secrets::keep_access_key( '{wrong}' );")
        self.addCleanup(php, f"Parcours_Secrets::keep_access_key( '{FACTS['KEY']}' );")
        page = self.open("admin")
        page.goto(ADMIN + "admin.php?page=parcours-settings")
        self.go(page, page.locator("text=Tester la connexion").first)
        self.assertIn("refuse la clé", page.inner_text(".notice-error"))
        self.assertNotIn(wrong, php("global $wpdb; echo wp_json_encode( $wpdb->get_col( 'SELECT option_value FROM ' . $wpdb->options ) );"))

    def test_coverage_and_sending_the_content(self):
        page = self.open("admin")
        page.goto(ADMIN + "admin.php?page=parcours")
        self.assertAccessible(page, ".parcours-admin")
        self.assertIn("brouillon", page.inner_text(".parcours-admin"))
        link = page.locator(".parcours-admin td a").first
        self.assertIn("action=edit", link.get_attribute("href"))
        self.shot(page, "couverture")
        php("""wp_insert_post( array( 'post_type' => 'tutoriel', 'post_status' => 'publish', 'post_title' => 'Un tutoriel tout neuf',
            'post_content' => 'Pas à pas', 'meta_input' => array( 'duree' => '4' ) ) );""")
        self.addCleanup(php, "wp_delete_post( get_page_by_title( 'Un tutoriel tout neuf', OBJECT, 'tutoriel' )->ID, true );")
        self.go(page, page.locator("text=Envoyer les contenus du site").first)
        self.assertIn("1 est nouveau", page.inner_text(".notice-success"))
        self.assertIn("Dernier envoi", page.inner_text(".parcours-admin"))

    def test_the_command_line_sends_too(self):
        said = php("""class WP_CLI { static function success( $w ) { echo "OK $w\\n"; } static function error( $w ) { echo "KO $w\\n"; exit; }
                static function log( $w ) { echo "$w\\n"; } }
            $cli = new Parcours_CLI(); $cli->send( array(), array( 'trial' => true ) ); $cli->status( array() ); $cli->defaults( array() ); $cli->flush( array() );""")
        self.assertIn("Essai, rien n’a été changé", said)
        self.assertEqual(said.count("✓"), 5, said)
        self.assertIn("OK", said)
        self.assertNotIn("KO", said)

    def test_the_editor_checks_while_one_types(self):
        page = self.open("admin")
        ids = json.loads(php("""echo wp_json_encode( array_map( static fn( $status ) => get_posts( array( 'post_type' => 'tutoriel',
            'post_status' => $status, 'numberposts' => 1, 'fields' => 'ids' ) )[0], array( 'draft', 'publish' ) ) );"""))
        page.goto(ADMIN + f"post.php?post={FACTS['TUTORIAL_ID']}&action=edit")
        page.evaluate("wp.data.dispatch('core/edit-post').toggleFeature && wp.data.select('core/edit-post').isFeatureActive('welcomeGuide') && wp.data.dispatch('core/edit-post').toggleFeature('welcomeGuide')")
        panel = page.locator(".parcours-panel")
        panel.wait_for()
        if panel.locator(".parcours-checks").count() == 0:
            panel.locator("button").first.click()
        page.wait_for_selector(".parcours-checks:has-text('Rien à corriger')")
        self.assertIn("7", panel.locator("input[type=number]").input_value())
        panel.locator("input[type=number]").fill("")
        page.wait_for_selector(".parcours-checks:has-text('aucune durée'), .parcours-checks:has-text('pas de durée')")
        page.evaluate(f"wp.data.dispatch('core/editor').editPost({{ meta: {{ prerequis: [{ids[0]}] }} }})")
        page.wait_for_selector(".parcours-checks:has-text('brouillon')")
        page.locator('.parcours-checks').scroll_into_view_if_needed()
        self.shot(page, "editeur")
        page.evaluate(f"wp.data.dispatch('core/editor').editPost({{ meta: {{ prerequis: [{FACTS['TUTORIAL_ID']}] }} }})")
        page.wait_for_selector(".parcours-checks:has-text('en rond')")
        self.assertEqual(page.errors, [])
        with service("down") as (url, _):
            settings(service_url=url)
            page.evaluate("wp.data.dispatch('core/editor').editPost({ meta: { prerequis: [] } })")
            page.wait_for_selector(".parcours-checks:has-text('ne répond pas')")

    def test_what_the_editor_saves_is_what_the_service_reads(self):
        post = json.loads(php("""wp_set_current_user( 1 );
            $request = new WP_REST_Request( 'POST', '/wp/v2/tutoriel/%s' );
            $request->set_header( 'content-type', 'application/json' );
            $request->set_body( wp_json_encode( array( 'meta' => array( 'prerequis' => array( 53 ), 'competences' => array( 'Se connecter' ) ) ) ) );
            echo wp_json_encode( rest_do_request( $request )->get_data() );""" % FACTS["TUTORIAL_ID"]))
        self.addCleanup(php, f"delete_post_meta( {FACTS['TUTORIAL_ID']}, 'prerequis' ); delete_post_meta( {FACTS['TUTORIAL_ID']}, 'competences' );")
        self.assertEqual(post["meta"]["prerequis"], [53])
        page = self.open()
        page.goto(TUTORIAL)
        described = json.loads(page.locator("script[type='application/ld+json']").first.text_content())
        self.assertEqual(described["@type"], "LearningResource")
        self.assertEqual(described["timeRequired"], "PT7M")
        self.assertEqual(described["teaches"], ["Se connecter"])
        self.assertEqual(described["competencyRequired"], ["Rechercher un usager dans Terr-eSanté"])

    def test_the_block_in_the_editor(self):
        page = self.open("admin")
        number = php("echo get_page_by_path( 'mon-parcours' )->ID;").strip()
        page.goto(ADMIN + f"post.php?post={number}&action=edit")
        page.wait_for_selector(".wp-block-parcours-path .parcours-title, iframe[name=editor-canvas]")
        self.shot(page, "bloc")
        self.assertEqual(page.errors, [])

    def test_site_health(self):
        result = json.loads(php("""echo wp_json_encode( array_map( static fn( $test ) => call_user_func( $test['test'] )['status'],
            array_filter( apply_filters( 'site_status_tests', array( 'direct' => array() ) )['direct'], 'is_array' ) ) );"""))
        self.assertEqual({name: status for name, status in result.items() if name.startswith("parcours")},
                         {"parcours_service": "good", "parcours_defaults": "good", "parcours_queue": "good"})
        with service("down") as (url, _):
            settings(service_url=url)
            self.assertEqual(php("echo Parcours_Site_Health::service()['status'];").strip(), "critical")

    def test_only_those_who_may(self):
        page = self.open("secretaire")
        for address in ["admin.php?page=parcours", "admin.php?page=parcours-settings"]:
            self.assertEqual(page.goto(ADMIN + address).status, 403)
        for action in ["parcours_send", "parcours_test", "parcours_refresh"]:
            answer = page.request.post(ADMIN + "admin-post.php", form={"action": action})
            self.assertEqual(answer.status, 403)
        answer = page.request.post(URL + f"/wp-json/parcours/v1/check/{FACTS['TUTORIAL_ID']}", data={})
        self.assertIn(answer.status, [401, 403])
        admin = self.open("admin")
        self.assertEqual(admin.request.post(ADMIN + "admin-post.php", form={"action": "parcours_send"}).status, 403)

    def test_a_partner_embeds_a_path(self):
        snippet = php("echo Parcours_Embed::snippet( 'infirmier', 'Infirmier' );").strip()
        partner = f"<!doctype html><html lang=fr><title>Partenaire</title><main><h1>Partenaire</h1>{snippet}</main></html>".encode()

        class Page(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(partner)

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        for width in [320, 1280]:
            page = self.open(width=width)
            page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
            frame = page.frame_locator("iframe")
            frame.locator("h1").wait_for()
            self.assertEqual(page.context.cookies(), [])
            self.assertEqual(frame.locator("script").count(), 0)
            self.assertEqual({request.url.split("?")[0] for request in page.requested if request.url.startswith(URL)}, {URL + "/"})
            self.shot(page, f"partenaire-{width}")
            alone = self.open(width=width)
            alone.goto(URL + "/?parcours_embed=infirmier")
            self.assertAccessible(alone, "body")
            self.assertFits(alone, "main")
        self.assertEqual(self.open().goto(URL + "/?parcours_embed=personne").status, 404)

    def test_axe_sees_what_is_planted(self):
        page = self.open()
        page.goto(f"{PATH}?parcours=infirmier")
        page.evaluate("document.querySelector('section.parcours').insertAdjacentHTML('beforeend', '<img src=\"x.png\">')")
        with self.assertRaises(AssertionError):
            self.assertAccessible(page, "section.parcours")


if __name__ == "__main__":
    unittest.main()
