<?php
/**
 * Tests of Parcours_Path and Parcours_Need_Finder.
 *
 * @package Parcours
 */

/** Reading curricula, whatever comes. */
final class PathTest extends Parcours_TestCase {

	public function test_sessions_are_as_long_as_asked_and_cut_no_step(): void {
		$path = Parcours_Path::from_service( self::curriculum( 7 ), 12 );
		$this->assertSame( array( array( 0, 1 ), array( 2, 3 ), array( 4, 5 ), array( 6 ) ), $path->sessions() );
		$this->assertCount( 7, Parcours_Path::from_service( self::curriculum( 7 ), 1 )->sessions() );
	}

	public function test_what_is_kept_comes_back(): void {
		$path = Parcours_Path::from_service( self::curriculum(), 15 );
		$this->assertEquals( $path, Parcours_Path::from_array( json_decode( wp_json_encode( $path->to_array() ), true ) ) );
		$this->assertNull( Parcours_Path::from_array( array( 'steps' => array() ) ) );
	}

	public function test_ranges_promise_no_minute(): void {
		$json                    = self::curriculum( 10 );
		$json['intervalMinutes'] = array( 33, 71 );
		$this->assertSame( array( 30, 90 ), Parcours_Path::from_service( $json, 15 )->range_from( 0 ) );
		list( $low, $high ) = Parcours_Path::from_service( self::curriculum( 100 ), 15 )->range_from( 3 );
		$this->assertTrue( $low <= 485 && 485 <= $high && 0 === $low % 60 && 0 === $high % 60 );
	}

	public function test_leaving_steps_out(): void {
		$path = Parcours_Path::from_service( self::curriculum(), 15 )->without( array( 2 ), 15 );
		$this->assertSame( array( 1, 3 ), array_column( $path->steps(), 'id' ) );
		$this->assertNull( $path->position( 2 ) );
		$this->assertSame( 1, $path->position( 3 ) );
	}

	/** Any part of a curriculum may be anything: there is a path or none, and never an error. */
	public function test_damaged_curricula_make_a_path_or_none(): void {
		mt_srand( 7 );
		$junk = array( null, true, -1, 1e300, '', "\xff\xfe", array(), array( 'x' => array() ), 'post/0', str_repeat( 'a', 5000 ) );
		$none = 0;
		for ( $turn = 0; $turn < 3000; $turn++ ) {
			$json = self::curriculum();
			$spot = &$json;
			while ( is_array( $spot ) && $spot && mt_rand( 0, 3 ) ) {
				$keys = array_keys( $spot );
				$spot = &$spot[ $keys[ mt_rand( 0, count( $keys ) - 1 ) ] ];
			}
			$spot = $junk[ mt_rand( 0, count( $junk ) - 1 ) ];
			unset( $spot );
			$path  = Parcours_Path::from_service( $json, 15 );
			$none += null === $path ? 1 : 0;
			if ( null !== $path ) {
				$path->range_from( 0 );
				foreach ( $path->steps() as $step ) {
					$this->assertGreaterThan( 0, $step['id'] );
					$this->assertIsString( $step['reason']['fr'] );
					$this->assertTrue( mb_check_encoding( $step['title'], 'UTF-8' ) );
				}
			}
		}
		$this->assertGreaterThan( 300, $none );
		$this->assertLessThan( 2700, $none );
	}

	/** What `parcours defaults --json` writes serves a site that has never asked a service. */
	public function test_default_paths_that_came_with_the_site(): void {
		$folder = get_temp_dir() . 'parcours-defaults-' . wp_generate_password( 8, false ) . '/';
		wp_mkdir_p( $folder );
		file_put_contents( $folder . 'x.json', wp_json_encode( self::curriculum() ) );
		file_put_contents( $folder . 'broken.json', '{"schema":"parcours-curr' );
		$filter = static fn(): string => $folder;
		add_filter( 'parcours_defaults_folder', $filter );
		$this->assertCount( 3, Parcours_Default_Paths::path( 'x' )->steps() );
		$this->assertNull( Parcours_Default_Paths::path( 'broken' ) );
		$this->assertNull( Parcours_Default_Paths::path( '../x' ) );
		$this->assertNull( Parcours_Default_Paths::path( 'index' ) );
		remove_filter( 'parcours_defaults_folder', $filter );
	}

	public function test_needs_are_found_without_accents_and_endings(): void {
		$path = Parcours_Path::from_service( self::curriculum(), 15 );
		$this->assertSame( 'Téléconsulter', Parcours_Need_Finder::find( 'teleconsultation', $path )[0]['title'] );
		$this->assertSame( 'Suivre une plaie', Parcours_Need_Finder::find( 'je veux suivre mes PLAIES', $path )[0]['title'] );
		$this->assertSame( array(), Parcours_Need_Finder::find( 'les des une', $path ) );
		$this->assertSame( array(), Parcours_Need_Finder::find( '', $path ) );
	}
}
