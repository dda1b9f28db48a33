<?php
/**
 * Tests of learners, consent and what is left behind.
 *
 * @package Parcours
 */

/** Who the learner is, and what they agreed to. */
final class LearnerTest extends Parcours_TestCase {

	private int $user;

	protected function setUp(): void {
		parent::setUp();
		$this->user = wp_insert_user( array( 'user_login' => 'test-' . wp_generate_password( 8, false ), 'user_pass' => 'x', 'user_email' => wp_generate_password( 8, false ) . '@example.org' ) );
		wp_set_current_user( $this->user );
	}

	protected function tearDown(): void {
		unset( $_SERVER['HTTP_SEC_GPC'] );
		wp_set_current_user( 1 );
		wp_delete_user( $this->user );
		parent::tearDown();
	}

	public function test_pseudonyms_are_stable_and_say_nothing(): void {
		$one = Parcours_Learner::current()->pseudonym();
		$this->assertMatchesRegularExpression( '/^[0-9a-f]{64}$/', $one );
		$this->assertSame( $one, Parcours_Learner::of_user( $this->user )->pseudonym() );
		$this->assertNotSame( $one, Parcours_Learner::of_user( 1 )->pseudonym() );
		$this->assertNotSame( $one, hash( 'sha256', (string) $this->user ) );
	}

	public function test_consent_is_told_and_its_withdrawal_leaves_nothing(): void {
		$this->answers = array( array( 200, '{}' ) );
		Parcours_Consent::choose( array( 'personalisation' => true, 'measurement' => false ) );
		$this->assertTrue( Parcours_Consent::granted( 'personalisation' ) );
		$this->assertFalse( Parcours_Consent::granted( 'measurement' ) );
		Parcours_Learner::current()->set( array( 'done' => array( 5 => time() ) ) );
		Parcours_Consent::choose( array( 'personalisation' => false, 'measurement' => false ) );
		$this->assertFalse( Parcours_Consent::granted( 'personalisation' ) );
		$this->assertNull( Parcours_Learner::current()->get( 'done' ) );
		$this->assertSame( array( true, false ), array_column( array_column( $this->calls, 2 ), 'personalisation' ) );
	}

	public function test_who_refuses_is_not_told_of(): void {
		Parcours_Consent::choose( array( 'personalisation' => false, 'measurement' => false ) );
		$this->assertSame( array(), $this->calls );
		$this->assertSame( 0, Parcours_Queue::size()['rows'] );
	}

	public function test_a_browser_that_objects_is_taken_at_its_word(): void {
		Parcours_Consent::choose( array( 'personalisation' => true, 'measurement' => true ) );
		$_SERVER['HTTP_SEC_GPC'] = '1';
		$this->assertFalse( Parcours_Consent::granted( 'personalisation' ) );
		$this->assertFalse( Parcours_Consent::may_be_asked() );
	}

	public function test_erasure_that_cannot_be_told_yet_is_told_later(): void {
		Parcours_Learner::current()->set( array( 'done' => array( 5 => time() ), 'consent' => array( 'personalisation' => true ) ) );
		$pseudonym     = Parcours_Learner::current()->pseudonym();
		$this->answers = array( new WP_Error( 'http_request_failed', 'cURL error 7: no' ) );
		$result        = Parcours_Privacy::erase_address( get_userdata( $this->user )->user_email );
		$this->assertTrue( $result['items_removed'] && $result['items_retained'] );
		$this->assertCount( 1, $result['messages'] );
		$this->assertSame( array( 'erase' ), array_column( Parcours_Queue::of( $pseudonym ), 'kind' ) );
		$this->assertNull( Parcours_Learner::current()->get( 'done' ) );
	}

	public function test_a_deleted_account_is_erased_at_the_service(): void {
		Parcours_Learner::current()->set( array( 'consent' => array( 'personalisation' => true ) ) );
		$this->answers = array( array( 200, '{"erased":true}' ) );
		$before        = count( $this->calls );
		wp_delete_user( $this->user );
		$this->assertSame( 'DELETE', $this->calls[ $before ][0] );
	}

	/** The consent manager's word counts too; run last, since its function stays. */
	public function test_z_a_consent_manager_that_disagrees_decides(): void {
		Parcours_Consent::choose( array( 'personalisation' => true, 'measurement' => true ) );
		$this->assertTrue( Parcours_Consent::granted( 'measurement' ) );
		// phpcs:ignore -- stands in for the WP Consent API.
		eval( 'function wp_has_consent( $category ) { return "preferences" === $category; }' );
		$this->assertTrue( Parcours_Consent::granted( 'personalisation' ) );
		$this->assertFalse( Parcours_Consent::granted( 'measurement' ) );
	}
}
