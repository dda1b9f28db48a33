"""Other sites: a classic theme, an account without a profile, a network of sites. Run last: the site becomes a network."""

import unittest
import urllib.error
import urllib.request

from stack import FACTS, FOLDER, PATH, TUTORIAL, URL, Case, forget, php, settings, wordpress


class AnotherTheme(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        settings(service_url=FACTS["SERVICE"], limit_ms=3000, enabled=True)
        forget("infirmiere")
        php("switch_theme( 'twentytwentyone' );")

    @classmethod
    def tearDownClass(cls):
        php("switch_theme( 'twentytwentythree' );")
        super().tearDownClass()

    def test_a_classic_theme_at_two_widths(self):
        for width in [320, 1280]:
            forget("infirmiere")
            page = self.open("infirmiere", width=width)
            self.agree(page)
            self.assertAccessible(page, "section.parcours")
            self.assertFits(page, "section.parcours")
            self.shot(page, f"autre-theme-{width}")
            page.goto(TUTORIAL)
            self.assertAccessible(page, ".parcours-bar")
            self.assertAccessible(page, ".parcours-after")
            self.assertFits(page, ".parcours-after")
            self.shot(page, f"autre-theme-tutoriel-{width}")
            self.go(page, page.locator("button[name=parcours_done]").first)
            self.assertIn("Bravo", page.inner_text(".parcours-said"))

    def test_plain_permalinks(self):
        php("update_option( 'permalink_structure', '' ); flush_rewrite_rules();")
        self.addCleanup(php, "update_option( 'permalink_structure', '/%postname%/' ); flush_rewrite_rules();")
        page = self.open()
        number = php("echo get_page_by_path( 'mon-parcours' )->ID;").strip()
        page.goto(f"{URL}/?page_id={number}")
        page.select_option("#parcours-profile", "medecin")
        self.go(page, page.locator(".parcours-profile button").first)
        self.assertIn("Médecin", page.inner_text(".parcours-title"))
        page.fill("#parcours-need", "téléconsultation")
        self.go(page, page.locator("#parcours-need"), key="Enter")
        page.wait_for_selector(".parcours-found li")


class Network(Case):
    def test_each_site_of_a_network_has_its_own(self):
        host = URL.removeprefix("http://")
        php(f"""define( 'WP_INSTALLING_NETWORK', true );
            require_once ABSPATH . 'wp-admin/includes/upgrade.php';
            require_once ABSPATH . 'wp-admin/includes/network.php';
            global $wpdb;
            foreach ( $wpdb->tables( 'ms_global' ) as $name => $table ) {{ $wpdb->$name = $table; }}
            install_network();
            populate_network( 1, '{host}', 'admin@example.org', 'Réseau', '/', false );""")
        config = FOLDER / "wp/www/wp-config.php"
        text = config.read_text()
        constants = "".join(f"define( '{name}', {value} );\n" for name, value in {
            "MULTISITE": "true", "SUBDOMAIN_INSTALL": "false", "DOMAIN_CURRENT_SITE": f"'{host}'", "PATH_CURRENT_SITE": "'/'",
            "SITE_ID_CURRENT_SITE": "1", "BLOG_ID_CURRENT_SITE": "1"}.items())
        config.write_text(text.replace("if ( ! defined( 'ABSPATH' ) )", constants + "if ( ! defined( 'ABSPATH' ) )", 1))
        said = php(f"""require_once ABSPATH . 'wp-admin/includes/plugin.php';
            $before = wpmu_create_blog( '{host}', '/avant/', 'Avant', 1 );
            deactivate_plugins( 'parcours/parcours.php' );
            $error = activate_plugin( 'parcours/parcours.php', '', true );
            $after = wpmu_create_blog( '{host}', '/apres/', 'Après', 1 );
            global $wpdb;
            foreach ( array( 1, $before, $after ) as $site ) {{
                switch_to_blog( $site );
                $table = Parcours_Queue::table();
                echo $site, ' ', $wpdb->get_var( "SHOW TABLES LIKE '$table'" ) === $table ? 'table' : 'none', ' ',
                    wp_next_scheduled( Parcours_Jobs::SEND ) ? 'jobs' : 'none', ' ', Parcours_Learner::of_user( 1 )->pseudonym(), "\\n";
                restore_current_blog();
            }}""")
        rows = [line.split() for line in said.splitlines() if line[:1].isdigit()]
        self.assertEqual([row[1:3] for row in rows], [["table", "jobs"]] * 3, said)
        self.assertEqual(len({row[3] for row in rows}), 3)
        page = self.open()
        # PHP looks every two seconds only whether a file changed: until then, the site is not yet one of a network.
        for _ in range(20):
            page.goto(f"{PATH}?parcours=infirmier")
            if page.locator(".parcours-step").count() > 0:
                break
            page.wait_for_timeout(250)
        self.assertGreater(page.locator(".parcours-step").count(), 20)
        said = php("""Parcours_Installer::each_site( true, array( 'Parcours_Installer', 'remove' ) );
            global $wpdb;
            foreach ( $wpdb->get_col( 'SHOW TABLES' ) as $table ) {
                if ( str_contains( $table, 'parcours' ) ) { echo "table $table\\n"; }
                if ( str_ends_with( $table, 'options' ) ) {
                    foreach ( $wpdb->get_col( "SELECT option_name FROM $table WHERE option_name LIKE '%parcours\\\\_%'" ) as $name ) { echo "$table $name\\n"; }
                }
            }
            foreach ( $wpdb->get_col( "SELECT meta_key FROM $wpdb->usermeta WHERE meta_key LIKE '%parcours%'" ) as $name ) { echo "meta $name\\n"; }
            echo 'looked';""")
        self.assertEqual(said.strip(), "looked")


if __name__ == "__main__":
    unittest.main()
