<?php
/**
 * Plugin Name:       Parcours
 * Plugin URI:        https://github.com/parcours/parcours
 * Description:       A whole personalised learning path inside the training site: next session first, the reason for every step, and the site as it was whenever the service is away.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      8.1
 * License:           Apache-2.0
 * License URI:       https://www.apache.org/licenses/LICENSE-2.0
 * Text Domain:       parcours
 * Domain Path:       /languages
 *
 * @package Parcours
 */

defined( 'ABSPATH' ) || exit;

define( 'PARCOURS_VERSION', '0.1.0' );
define( 'PARCOURS_FILE', __FILE__ );
define( 'PARCOURS_DIR', plugin_dir_path( __FILE__ ) );

spl_autoload_register(
	static function ( string $name ): void {
		if ( str_starts_with( $name, 'Parcours_' ) ) {
			$file = PARCOURS_DIR . 'includes/class-' . strtolower( str_replace( '_', '-', $name ) ) . '.php';
			if ( is_file( $file ) ) {
				require $file;
			}
		}
	}
);

register_activation_hook( __FILE__, array( 'Parcours_Installer', 'activate' ) );
register_deactivation_hook( __FILE__, array( 'Parcours_Installer', 'deactivate' ) );

add_action( 'plugins_loaded', array( 'Parcours_Plugin', 'start' ) );
