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
		Parcours_Learner::current()->set( array( 'done' => array( 5 => time() ) ) );
		Parcours_Learner::current()->agree( array( 'personalisation' => true ) );
		$pseudonym     = Parcours_Learner::current()->pseudonym();
		$this->answers = array( new WP_Error( 'http_request_failed', 'cURL error 7: no' ) );
		$result        = Parcours_Privacy::erase_address( get_userdata( $this->user )->user_email );
		$this->assertTrue( $result['items_removed'] && $result['items_retained'] );
		$this->assertCount( 1, $result['messages'] );
		$this->assertSame( array( 'erase' ), array_column( Parcours_Queue::of( $pseudonym ), 'kind' ) );
		$this->assertNull( Parcours_Learner::current()->get( 'done' ) );
	}

	public function test_a_deleted_account_is_erased_at_the_service(): void {
		Parcours_Learner::current()->agree( array( 'personalisation' => true ) );
		$pseudonym = Parcours_Learner::current()->pseudonym();
		wp_delete_user( $this->user );
		$this->assertSame( array(), $this->calls, 'nobody waits for the service' );
		$this->assertSame( array( 'erase' ), array_column( Parcours_Queue::of( $pseudonym ), 'kind' ) );
	}

	/** A page that has waited for the service may come to its end after a withdrawal. */
	public function test_a_late_page_does_not_undo_a_withdrawal(): void {
		Parcours_Consent::choose( array( 'personalisation' => true, 'measurement' => true ) );
		$late = ( new ReflectionClass( Parcours_Learner::class ) )->newInstanceWithoutConstructor();
		( new ReflectionMethod( $late, '__construct' ) )->invoke( $late, $this->user, '' );
		$this->assertTrue( $late->consent()['personalisation'] );
		Parcours_Consent::choose( array( 'personalisation' => false, 'measurement' => false ) );
		$late->keep_if_agreed( array( 'path' => array( 'steps' => array() ) ) );
		$late->set( array( 'done' => array( 3 => time() ) ) );
		$this->assertFalse( Parcours_Consent::granted( 'personalisation' ) );
		$this->assertFalse( Parcours_Learner::of_user( $this->user )->consent()['personalisation'] );
		$this->assertNull( $late->get( 'path' ) );
	}

	public function test_what_is_no_text_is_no_text(): void {
		$this->assertSame( '', Parcours_Input::text( array( 'a' => array( 'x' ) ), 'a' ) );
		$this->assertSame( '', Parcours_Input::text( array(), 'a' ) );
		$this->assertSame( '12', Parcours_Input::text( array( 'a' => 12 ), 'a' ) );
		$this->assertSame( 0, Parcours_Input::number( array( 'a' => array( 5 ) ), 'a' ) );
	}

	public function test_forms_of_other_sites_are_refused(): void {
		foreach ( array( 'cross-site' => false, 'same-site' => false, 'none' => false, 'same-origin' => true ) as $said => $is_ours ) {
			$_SERVER['HTTP_SEC_FETCH_SITE'] = $said;
			$this->assertSame( $is_ours, Parcours_Input::is_from_this_site() );
		}
		unset( $_SERVER['HTTP_SEC_FETCH_SITE'] );
		$_SERVER['HTTP_ORIGIN'] = 'https://evil.example';
		$this->assertFalse( Parcours_Input::is_from_this_site() );
		$_SERVER['HTTP_ORIGIN'] = home_url();
		$this->assertTrue( Parcours_Input::is_from_this_site() );
		unset( $_SERVER['HTTP_ORIGIN'] );
		$this->assertTrue( Parcours_Input::is_from_this_site() );
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
