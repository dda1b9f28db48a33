<?php
/**
 * Tests of the client, the breaker, the queue and the secrets.
 *
 * @package Parcours
 */

/** Between the site and the service. */
final class ServiceTest extends Parcours_TestCase {

	private const LEARNER = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';

	private static function event( string $verb = 'completed' ): array {
		return array( 'id' => wp_generate_uuid4(), 'time' => gmdate( 'c' ), 'verb' => $verb, 'object' => 'post/1' );
	}

	/** What each answer is taken for. */
	public function answers(): array {
		return array(
			array( array( 200, '{"a":1}' ), '' ),
			array( array( 200, '' ), 'garbage' ),
			array( array( 200, '<html>' ), 'garbage' ),
			array( array( 200, '"text"' ), 'garbage' ),
			array( array( 204, '' ), '' ),
			array( array( 302, '' ), 'garbage' ),
			array( array( 401, '{"detail":"no"}' ), 'refused' ),
			array( array( 404, '<html>' ), 'garbage' ),
			array( array( 429, '{}' ), 'busy' ),
			array( array( 503, '' ), 'busy' ),
			array( array( 500, '{}' ), 'server' ),
			array( new WP_Error( 'http_request_failed', 'cURL error 28: Operation timed out' ), 'timeout' ),
			array( new WP_Error( 'http_request_failed', 'cURL error 6: Could not resolve host' ), 'address' ),
			array( new WP_Error( 'http_request_failed', 'cURL error 7: Failed to connect' ), 'unreachable' ),
			array( new WP_Error( 'http_request_failed', 'cURL error 60: SSL certificate problem' ), 'tls' ),
			array( new WP_Error( 'http_request_not_executed', 'User has blocked requests through HTTP.' ), 'blocked' ),
		);
	}

	/** @dataProvider answers */
	public function test_every_answer_is_told( mixed $answer, string $problem ): void {
		$this->answers = array( $answer );
		$got           = Parcours_Client::in_background( 'GET', '/x' );
		$this->assertSame( $problem, $got->problem );
		$this->assertNotSame( '', $got->explanation() );
	}

	public function test_the_breaker_opens_after_three_failures_and_lets_one_try(): void {
		foreach ( array( 1, 2, 3 ) as $ignored ) {
			$this->assertTrue( Parcours_Breaker::allows() );
			Parcours_Breaker::failed( 'timeout' );
		}
		$this->assertFalse( Parcours_Breaker::allows() );
		update_option( Parcours_Breaker::OPTION, array( 'until' => time() - 1 ) + Parcours_Breaker::state() );
		$this->assertTrue( Parcours_Breaker::allows() );
		$this->assertFalse( Parcours_Breaker::allows(), 'while one tries, no other does' );
		Parcours_Breaker::failed( 'timeout' );
		$this->assertGreaterThan( time() + 45, Parcours_Breaker::state()['until'] );
		Parcours_Breaker::succeeded();
		$this->assertTrue( Parcours_Breaker::allows() );
	}

	public function test_a_damaged_breaker_is_a_closed_one(): void {
		update_option( Parcours_Breaker::OPTION, 'O:8:"stdClass":0:{}' );
		$this->assertTrue( Parcours_Breaker::allows() );
	}

	public function test_the_queue_tells_in_order_and_once(): void {
		Parcours_Queue::add( 'consent', self::LEARNER, array( 'personalisation' => true ) );
		Parcours_Queue::add( 'event', self::LEARNER, self::event() );
		Parcours_Queue::add( 'event', self::LEARNER, self::event() );
		Parcours_Queue::add( 'erase', str_repeat( 'cd', 32 ), array() );
		$this->answers = array( array( 200, '{"results":[]}' ) );
		$this->assertSame( array( 'told' => 4, 'problem' => '' ), Parcours_Queue::send() );
		$this->assertSame( array( 'PUT', 'POST', 'DELETE' ), array_column( $this->calls, 0 ) );
		$this->assertCount( 2, $this->calls[1][2]['events'] );
		$this->assertSame( self::LEARNER, $this->calls[1][2]['events'][0]['learner'] );
		$this->assertSame( 0, Parcours_Queue::size()['rows'] );
	}

	public function test_what_is_not_answered_for_waits(): void {
		Parcours_Queue::add( 'consent', self::LEARNER, array( 'personalisation' => true ) );
		Parcours_Queue::add( 'event', self::LEARNER, self::event() );
		$this->answers = array( new WP_Error( 'http_request_failed', 'cURL error 7: no' ) );
		$this->assertSame( 'unreachable', Parcours_Queue::send()['problem'] );
		$this->assertSame( 2, Parcours_Queue::size()['rows'] );
		$this->assertCount( 1, $this->calls, 'events do not go before the consent that they need' );
	}

	/** A withdrawal is never overtaken by the consent that it takes back, nor an erasure by anything. */
	public function test_the_last_choice_is_the_last_that_is_told(): void {
		global $wpdb;
		$this->answers = array( new WP_Error( 'http_request_failed', 'cURL error 7: no' ) );
		Parcours_Queue::add( 'consent', self::LEARNER, array( 'personalisation' => true ) );
		Parcours_Queue::send();
		Parcours_Queue::add( 'event', self::LEARNER, self::event() );
		Parcours_Queue::add( 'consent', self::LEARNER, array( 'personalisation' => false ) );
		$this->calls   = array();
		$this->answers = array( array( 200, '{}' ) );
		$wpdb->query( 'UPDATE ' . Parcours_Queue::table() . ' SET due = 0' );
		Parcours_Queue::send();
		$this->assertSame( array( false ), array_values( array_filter( array_column( array_filter( array_column( $this->calls, 2 ) ), 'personalisation' ), 'is_bool' ) ) );
		Parcours_Queue::add( 'consent', self::LEARNER, array( 'personalisation' => true ) );
		Parcours_Queue::add( 'event', self::LEARNER, self::event() );
		Parcours_Queue::add( 'erase', self::LEARNER, array() );
		$this->assertSame( array( 'erase' ), array_column( Parcours_Queue::of( self::LEARNER ), 'kind' ) );
	}

	public function test_what_one_learner_is_refused_holds_up_nobody_else(): void {
		$other = str_repeat( 'ab', 32 );
		Parcours_Queue::add( 'consent', self::LEARNER, array( 'personalisation' => true ) );
		Parcours_Queue::add( 'event', self::LEARNER, self::event() );
		Parcours_Queue::add( 'consent', $other, array( 'personalisation' => true ) );
		$this->answers = array( array( 400, '{"detail":"bad"}' ), array( 200, '{}' ) );
		Parcours_Queue::send();
		$this->assertSame( array(), Parcours_Queue::of( $other ) );
		$this->assertContains( 'consent', array_column( Parcours_Queue::of( self::LEARNER ), 'kind' ) );
	}

	public function test_a_version_that_the_service_does_not_take_keeps_no_choice_from_it(): void {
		Parcours_Queue::add( 'consent', self::LEARNER, array( 'personalisation' => false, 'policy' => 'version 2' ) );
		$this->answers = array( array( 422, '{"detail":"policy"}' ), array( 200, '{}' ) );
		Parcours_Queue::send();
		$this->assertArrayNotHasKey( 'policy', $this->calls[1][2] );
		$this->assertSame( 0, Parcours_Queue::size()['rows'] );
		$this->assertSame( '1', Parcours_Settings::sanitize( array( 'policy' => 'version 2' ) )['policy'] );
		$this->assertSame( '2026-11', Parcours_Settings::sanitize( array( 'policy' => '2026-11' ) )['policy'] );
	}

	public function test_choices_are_told_while_the_plugin_is_switched_off(): void {
		Parcours_Queue::add( 'event', self::LEARNER, self::event() );
		Parcours_Queue::add( 'consent', self::LEARNER, array( 'personalisation' => false ) );
		update_option( Parcours_Settings::OPTION, array( 'enabled' => false ) + Parcours_Settings::all() );
		$this->answers = array( array( 200, '{}' ) );
		Parcours_Jobs::send();
		$this->assertSame( array( 'event' ), array_column( Parcours_Queue::of( self::LEARNER ), 'kind' ) );
	}

	/** An answer that is JSON and no path counts as a failure, and not as a success before. */
	public function test_wrong_answers_open_the_breaker(): void {
		$this->answers = array( array( 200, '{"schema":"something-else"}' ) );
		foreach ( array( 1, 2, 3, 4 ) as $ignored ) {
			Parcours_Client::from_page( 'POST', '/v1/curricula', array(), static fn(): bool => false );
		}
		$this->assertCount( 3, $this->calls );
		$this->assertSame( 'garbage', Parcours_Breaker::state()['reason'] );
	}

	/** What is sent of the content has nothing of persons. */
	public function test_the_export_has_no_persons(): void {
		$post = wp_insert_post( array( 'post_type' => 'post', 'post_status' => 'publish', 'post_title' => 'Avec un secret', 'post_content' => 'Texte', 'post_password' => 'ouvre-toi', 'post_author' => 1 ) );
		wp_insert_comment( array( 'comment_post_ID' => $post, 'comment_author' => 'Marie Martin', 'comment_author_email' => 'marie@example.org', 'comment_author_IP' => '192.0.2.77', 'comment_content' => 'Bonjour', 'comment_approved' => 1 ) );
		register_post_type( 'form_entry', array( 'public' => false, 'can_export' => true ) );
		$entry = wp_insert_post( array( 'post_type' => 'form_entry', 'post_status' => 'publish', 'post_title' => 'Entrée de formulaire' ) );
		$file  = ( new ReflectionMethod( Parcours_Content::class, 'export' ) )->invoke( null );
		$text = (string) gzdecode( (string) file_get_contents( $file ) );
		wp_delete_file( $file );
		foreach ( array( $post, $entry ) as $id ) {
			wp_delete_post( $id, true );
		}
		unregister_post_type( 'form_entry' );
		$this->assertTrue( str_contains( $text, 'Avec un secret' ) && str_ends_with( rtrim( $text ), '</rss>' ) );
		foreach ( array( 'ouvre-toi', 'Marie', 'marie@', '192.0.2.', get_option( 'admin_email' ), '<wp:author>', '<wp:comment>', 'Entrée de formulaire' ) as $secret ) {
			$this->assertFalse( str_contains( $text, $secret ), $secret );
		}
		$this->assertTrue( str_contains( $text, '<wp:post_password><![CDATA[-]]>' ) );
	}

	public function test_events_that_the_service_calls_malformed_go(): void {
		Parcours_Queue::add( 'event', self::LEARNER, self::event() );
		$this->answers = array( array( 422, '{"detail":"bad"}' ) );
		Parcours_Queue::send();
		$this->assertSame( 0, Parcours_Queue::size()['rows'] );
		Parcours_Queue::add( 'event', self::LEARNER, self::event() );
		$this->answers = array( array( 401, '{"detail":"key"}' ) );
		Parcours_Queue::send();
		$this->assertSame( 1, Parcours_Queue::size()['rows'], 'a key can be mended' );
	}

	public function test_an_event_is_kept_once_as_last_said(): void {
		$event = self::event( 'viewed' );
		Parcours_Queue::add( 'event', self::LEARNER, array( 'seconds' => 3 ) + $event );
		Parcours_Queue::add( 'event', self::LEARNER, array( 'seconds' => 90 ) + $event );
		$this->assertSame( array( 90 ), array_column( array_column( Parcours_Queue::of( self::LEARNER ), 'body' ), 'seconds' ) );
	}

	public function test_old_events_go_and_choices_stay(): void {
		global $wpdb;
		Parcours_Queue::add( 'event', self::LEARNER, self::event() );
		Parcours_Queue::add( 'erase', self::LEARNER, array() );
		$wpdb->query( 'UPDATE ' . Parcours_Queue::table() . ' SET created = 1' );
		$this->answers = array( array( 500, '{}' ) );
		Parcours_Queue::send();
		$this->assertSame( array( 'erase' ), array_column( Parcours_Queue::of( self::LEARNER ), 'kind' ) );
	}

	public function test_keys_are_kept_encrypted(): void {
		$key = 'prc_0123456789ab_' . str_repeat( 'a', 64 );
		$this->assertTrue( Parcours_Secrets::is_access_key( $key ) );
		Parcours_Secrets::keep_access_key( $key );
		$this->assertSame( $key, Parcours_Secrets::access_key() );
		$this->assertStringNotContainsString( 'prc_', (string) get_option( Parcours_Secrets::ACCESS_OPTION ) );
		update_option( Parcours_Secrets::ACCESS_OPTION, 'damaged' );
		$this->assertSame( '', Parcours_Secrets::access_key() );
	}

	public function test_settings_of_a_form_are_made_safe(): void {
		$clean = Parcours_Settings::sanitize(
			array( 'service_url' => 'javascript:alert(1)', 'limit_ms' => '999999', 'session_minutes' => '-3', 'tutorial_types' => array( 'post', 'no_such_type', array() ), 'profile_meta' => '<b>x</b>', 'unknown' => 1, 'queue_days' => '7' )
		);
		$this->assertSame( 'http://127.0.0.1:1', $clean['service_url'], 'what is wrong leaves what was' );
		$this->assertSame( 300, $clean['limit_ms'] );
		$this->assertSame( 15, $clean['session_minutes'] );
		$this->assertSame( '', Parcours_Settings::sanitize( array( 'service_url' => '' ) )['service_url'] );
		$this->assertSame( array( 'post' ), $clean['tutorial_types'] );
		$this->assertSame( 'x', $clean['profile_meta'] );
		$this->assertFalse( $clean['enabled'] );
		$this->assertArrayNotHasKey( 'unknown', $clean );
		$this->assertSame( Parcours_Settings::defaults()['limit_ms'], Parcours_Settings::sanitize( 'nonsense' )['limit_ms'] );
	}
}
