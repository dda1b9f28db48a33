<?php
/**
 * What the tests have in common.
 *
 * @package Parcours
 */

/** A test that leaves options and the queue as it found them, and talks to no network: answers are the test's. */
abstract class Parcours_TestCase extends PHPUnit\Framework\TestCase {

	private const OPTIONS = array( Parcours_Settings::OPTION, Parcours_Breaker::OPTION, Parcours_Secrets::ACCESS_OPTION, Parcours_Client::ADDRESS_OPTION );

	/** Options as they were. */
	private array $before = array();

	/** Calls that were made: method, address, body. */
	protected array $calls = array();

	/** What the next calls are answered: status and body, or a WP_Error; the last one again and again. */
	protected array $answers = array();

	protected function setUp(): void {
		global $wpdb;
		foreach ( self::OPTIONS as $name ) {
			$this->before[ $name ] = get_option( $name );
		}
		update_option( Parcours_Settings::OPTION, array( 'service_url' => 'http://127.0.0.1:1', 'limit_ms' => 300 ) );
		update_option( Parcours_Breaker::OPTION, '' );
		$wpdb->query( 'DELETE FROM ' . Parcours_Queue::table() );
		add_filter( 'pre_http_request', array( $this, 'answer' ), 10, 3 );
	}

	protected function tearDown(): void {
		global $wpdb;
		remove_filter( 'pre_http_request', array( $this, 'answer' ), 10 );
		foreach ( $this->before as $name => $value ) {
			update_option( $name, $value );
		}
		$wpdb->query( 'DELETE FROM ' . Parcours_Queue::table() );
	}

	/** In place of the network. */
	public function answer( mixed $ignored, array $arguments, string $url ): array|WP_Error {
		$this->calls[] = array( $arguments['method'], (string) wp_parse_url( $url, PHP_URL_PATH ), json_decode( (string) $arguments['body'], true ) );
		$answer        = count( $this->answers ) > 1 ? array_shift( $this->answers ) : ( $this->answers[0] ?? array( 200, '{}' ) );
		return is_wp_error( $answer ) ? $answer : array(
			'headers'  => array(),
			'body'     => $answer[1],
			'response' => array( 'code' => $answer[0], 'message' => '' ),
			'cookies'  => array(),
			'filename' => null,
		);
	}

	/** A curriculum of the service: the shape is docs/curriculum-json.md. */
	protected static function curriculum( int $steps = 3 ): array {
		$all = array();
		for ( $number = 1; $number <= $steps; $number++ ) {
			$all[] = array(
				'tutorial'  => array( 'key' => "post/$number", 'title' => "T$number", 'url' => 'https://example.org/' ),
				'medium'    => 'video',
				'level'     => '',
				'tool'      => '',
				'minutes'   => 5,
				'seconds'   => 300,
				'estimated' => false,
				'axis'      => array( 'key' => 'usage/a', 'title' => 'Demander un avis' ),
				'need'      => array( 'key' => "besoin/b$number", 'slug' => "b$number", 'title' => array( 'Suivre une plaie', 'Téléconsulter', 'Partager un dossier' )[ ( $number - 1 ) % 3 ] ),
				'reason'    => array( 'fr' => 'parce que', 'en' => 'because' ),
			);
		}
		return array(
			'schema'       => 'parcours-curriculum/1',
			'profile'      => array( 'key' => 'profil/x', 'slug' => 'x', 'title' => 'X' ),
			'totalMinutes' => 5 * $steps,
			'steps'        => $all,
			'unreached'    => array(),
		);
	}
}
