<?php
/**
 * Ties the parts of the plugin to WordPress' hooks.
 *
 * @package Parcours
 */

/** The one place that says which part listens to what. */
final class Parcours_Plugin {

	/** Loads the translations and registers the parts. With the switch off, only the administration is there. */
	public static function start(): void {
		add_action( 'init', array( self::class, 'translate' ), 1 );
		Parcours_Installer::register();
		Parcours_Admin::register();
		Parcours_Privacy::register();
		Parcours_Jobs::register();
		Parcours_Block::register();
		if ( defined( 'WP_CLI' ) && WP_CLI ) {
			WP_CLI::add_command( 'parcours', 'Parcours_CLI' );
		}
		if ( ! Parcours_Settings::flag( 'enabled' ) ) {
			return;
		}
		add_action( 'template_redirect', array( Parcours_View::class, 'keep_out_of_caches' ), 1 );
		Parcours_Actions::register();
		Parcours_Tutorial::register();
		Parcours_Events::register();
		Parcours_Embed::register();
		Parcours_Schema_Org::register();
		Parcours_Editor::register();
	}

	/** Loads the French words that come with the plugin. */
	public static function translate(): void {
		load_plugin_textdomain( 'parcours', false, dirname( plugin_basename( PARCOURS_FILE ) ) . '/languages' );
	}
}
