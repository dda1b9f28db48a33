<?php
/**
 * Tests of setting up and taking away.
 *
 * @package Parcours
 */

/** Run last: it takes everything away, and sets it up again. */
final class RemovalTest extends Parcours_TestCase {

	public function test_nothing_stays_and_everything_comes_back(): void {
		global $wpdb;
		$kept = array();
		foreach ( $wpdb->get_col( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE 'parcours\\_%'" ) as $name ) {
			$kept[ $name ] = get_option( $name );
		}
		$this->assertGreaterThan( 4, count( $kept ) );
		$files = array();
		foreach ( (array) glob( Parcours_Default_Paths::upload_folder() . '*.json' ) as $file ) {
			$files[ $file ] = file_get_contents( $file );
		}
		update_user_option( 1, Parcours_Learner::META, '{}' );
		set_transient( 'parcours_visit_x', '1', 60 );
		Parcours_Installer::remove();
		$this->assertSame( array(), $wpdb->get_col( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE '%parcours\\_%'" ) );
		$this->assertSame( array(), $wpdb->get_col( "SELECT umeta_id FROM {$wpdb->usermeta} WHERE meta_key LIKE '%parcours%'" ) );
		$this->assertNull( $wpdb->get_var( "SHOW TABLES LIKE '" . Parcours_Queue::table() . "'" ) );
		$this->assertDirectoryDoesNotExist( Parcours_Default_Paths::upload_folder() );
		$this->assertFalse( wp_next_scheduled( Parcours_Jobs::SEND ) );
		Parcours_Installer::install();
		foreach ( $kept as $name => $value ) {
			update_option( $name, $value, true );
		}
		wp_mkdir_p( Parcours_Default_Paths::upload_folder() );
		foreach ( $files as $file => $text ) {
			file_put_contents( $file, $text );
		}
		$this->assertSame( Parcours_Queue::table(), $wpdb->get_var( "SHOW TABLES LIKE '" . Parcours_Queue::table() . "'" ) );
		$this->assertNotFalse( wp_next_scheduled( Parcours_Jobs::REFRESH ) );
	}
}
