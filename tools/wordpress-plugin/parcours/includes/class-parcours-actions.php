<?php
/**
 * What learners do with their path.
 *
 * @package Parcours
 */

/** The forms of the learner's pages, sent to admin-post.php; each leads back to the page that it came from. */
final class Parcours_Actions {

	public const NAME = 'parcours';

	/** Listens to the forms, of accounts and of visitors. */
	public static function register(): void {
		add_action( 'admin_post_' . self::NAME, array( self::class, 'handle' ) );
		add_action( 'admin_post_nopriv_' . self::NAME, array( self::class, 'handle' ) );
		add_filter( 'nonce_user_logged_out', array( self::class, 'visit_for_nonce' ), 10, 2 );
	}

	/**
	 * Binds the nonces of visitors to their visit.
	 *
	 * @param mixed $user   Number of the account: 0.
	 * @param mixed $action Of the nonce.
	 * @return mixed
	 */
	public static function visit_for_nonce( mixed $user, mixed $action = '' ): mixed {
		$visit = self::NAME === $action ? Parcours_Learner::visit_of_cookie() : '';
		return '' === $visit ? $user : $visit;
	}

	/** A form was sent. */
	public static function handle(): void {
		// phpcs:disable WordPress.Security.NonceVerification -- it is verified here.
		$is_ours = wp_verify_nonce( sanitize_key( Parcours_Input::text( $_POST, '_parcours' ) ), self::NAME );
		// A visitor's page may come from a cache, with the nonce of others or of yesterday: a choice needs only a page of ours.
		$is_choice = isset( $_POST['parcours_consent'] ) && ! is_user_logged_in();
		if ( ! Parcours_Input::is_from_this_site() || ( ! $is_ours && ! $is_choice ) ) {
			self::back( 'expired' );
		}
		if ( isset( $_POST['parcours_consent'] ) ) {
			self::consent( $_POST );
		}
		$learner = Parcours_Learner::current();
		if ( isset( $_POST['parcours_erase'] ) ) {
			self::erase( $learner );
		}
		if ( isset( $_POST['parcours_rate'] ) && Parcours_Consent::granted( 'measurement' ) ) {
			self::rate( $learner, Parcours_Input::number( $_POST, 'parcours_rate' ), Parcours_Input::number( $_POST, 'parcours_stars' ) );
		}
		if ( ! Parcours_Consent::granted( 'personalisation' ) ) {
			self::back( 'expired' );
		}
		foreach ( array( 'know', 'later', 'resume', 'done', 'undo', 'help', 'helped' ) as $verb ) {
			if ( isset( $_POST[ "parcours_$verb" ] ) ) {
				self::mark( $learner, $verb, Parcours_Input::number( $_POST, "parcours_$verb" ) );
			}
		}
		if ( isset( $_POST['parcours_answer'] ) ) {
			self::answer_placement( $learner, Parcours_Input::text( $_POST, 'parcours_answer' ) );
		}
		if ( isset( $_POST['parcours_adapt'] ) ) {
			self::adapt( $learner, $_POST );
		}
		self::back( 'expired' );
		// phpcs:enable
	}

	/**
	 * The question of a placement, where one is worth its time; kept for the pages that come.
	 *
	 * @param Parcours_Learner                     $learner The learner.
	 * @param list<array{skill:string,yes:bool}>   $answers Given just now.
	 */
	private static function ask_placement( Parcours_Learner $learner, array $answers = array() ): void {
		$asked = (int) $learner->get( 'asked', 0 );
		// A visitor who has agreed just now is known by their cookie from the next page on.
		$profile = Parcours_Curriculum::profile( (string) $learner->get( 'profile', '' ) );
		if ( '' === $profile || ( $asked >= 5 && ! $answers ) ) {
			$learner->set( array( 'question' => null ) );
			return;
		}
		$body  = array( 'profile' => $profile );
		$needs = array_values( (array) $learner->get( 'needs', array() ) );
		if ( $needs ) {
			$body['needs'] = $needs;
		}
		if ( $answers ) {
			$body['answers'] = $answers;
		}
		$answer = Parcours_Client::from_page( 'POST', '/v1/learners/' . $learner->pseudonym() . '/placement', $body );
		if ( ! $answer->is_well() ) {
			// What was answered is not lost: it goes with the other events.
			foreach ( $answers as $given ) {
				Parcours_Events::remember( 'self-assessed', $given['skill'], array( 'level' => $given['yes'] ? 1 : 0 ) );
			}
		}
		$question = $answer->json['question'] ?? null;
		$usable   = is_array( $question ) && is_string( $question['skill'] ?? null ) && is_string( $question['text']['fr'] ?? null ) && $asked < 5;
		$learner->keep_if_agreed(
			array(
				'question' => $usable ? array(
					'skill' => $question['skill'],
					'text'  => array(
						'fr' => $question['text']['fr'],
						'en' => is_string( $question['text']['en'] ?? null ) ? $question['text']['en'] : $question['text']['fr'],
					),
					'saved' => is_numeric( $question['savedMinutes'] ?? null ) ? (float) $question['savedMinutes'] : 0.0,
				) : null,
			)
		);
	}

	/** Consent was given, refused or withdrawn. */
	private static function consent( array $given ): never {
		if ( 'yes' !== Parcours_Input::text( $given, 'parcours_consent' ) ) {
			$had     = Parcours_Consent::has_agreed();
			$profile = Parcours_Curriculum::profile();
			Parcours_Consent::choose( array_fill_keys( Parcours_Consent::PURPOSES, false ) );
			// From here on the profile is kept nowhere but in the address.
			$from = wp_get_referer();
			$from = $from ? $from : home_url( '/' );
			self::to( '' === $profile ? $from : add_query_arg( 'parcours', $profile, $from ), $had ? 'withdrawn' : 'refused' );
		}
		if ( ! Parcours_Consent::may_agree() ) {
			self::back( 'objects' );
		}
		$choice = array(
			'personalisation' => true,
			'measurement'     => ! empty( $given['parcours_measurement'] ),
		);
		Parcours_Consent::choose( $choice );
		$learner = Parcours_Learner::current();
		$profile = sanitize_title( Parcours_Input::text( $given, 'parcours_profile' ) );
		if ( isset( Parcours_Default_Paths::profiles()[ $profile ] ) ) {
			$learner->set( array( 'profile' => $profile ) );
		}
		self::ask_placement( $learner );
		self::back( 'agreed' );
	}

	/** A tutorial was marked. */
	private static function mark( Parcours_Learner $learner, string $verb, int $post ): never {
		if ( ! $post || 'publish' !== get_post_status( $post ) || ! in_array( get_post_type( $post ), Parcours_Settings::tutorial_types(), true ) ) {
			self::back( 'expired' );
		}
		$marks = array();
		foreach ( array( 'known', 'later', 'done', 'stuck' ) as $how ) {
			$marks[ $how ] = array_slice( (array) $learner->get( $how, array() ), -500, null, true );
		}
		switch ( $verb ) {
			case 'know':
				$marks['known'][ $post ] = time();
				Parcours_Events::remember( 'self-assessed', $post, array( 'level' => 1 ) );
				break;
			case 'later':
				$marks['later'][ $post ] = time() + WEEK_IN_SECONDS;
				break;
			case 'resume':
				unset( $marks['later'][ $post ] );
				break;
			case 'undo':
				unset( $marks['known'][ $post ], $marks['done'][ $post ], $marks['later'][ $post ] );
				Parcours_Events::remember( 'self-assessed', $post, array( 'level' => 0 ) );
				break;
			case 'help':
				$marks['stuck'][ $post ] = time();
				Parcours_Events::remember( 'asked-for-help', $post );
				break;
			case 'helped':
				unset( $marks['stuck'][ $post ] );
				break;
			default:
				$marks['done'][ $post ] = time();
				unset( $marks['stuck'][ $post ] );
				Parcours_Events::remember( 'completed', $post );
		}
		$learner->set( $marks );
		if ( 'done' === $verb ) {
			$path = Parcours_Curriculum::current()->path;
			$next = $path ? ( $path->steps()[0] ?? null ) : null;
			if ( $next && 'publish' === get_post_status( $next['id'] ) ) {
				self::to( (string) get_permalink( $next['id'] ), 'done' );
			}
			$page = Parcours_View::path_url();
			self::to( '' === $page ? (string) get_permalink( $post ) : $page, 'done' );
		}
		self::back( $verb );
	}

	/** A question of the placement was answered. */
	private static function answer_placement( Parcours_Learner $learner, string $said ): never {
		$question = $learner->get( 'question' );
		if ( 'stop' === $said || ! is_array( $question ) ) {
			$learner->set(
				array(
					'question' => null,
					'asked'    => 5,
				)
			);
			self::back( 'placed' );
		}
		$learner->set(
			array(
				'asked' => (int) $learner->get( 'asked', 0 ) + 1,
				'path'  => null,
			)
		);
		self::ask_placement(
			$learner,
			array(
				array(
					'skill' => (string) $question['skill'],
					'yes'   => 'yes' === $said,
				),
			)
		);
		self::back( $learner->get( 'question' ) ? 'answered' : 'placed' );
	}

	/** A tutorial, or the path, was rated. */
	private static function rate( Parcours_Learner $learner, int $post, int $stars ): never {
		if ( $stars < 1 || $stars > 5 || 'publish' !== get_post_status( $post ) ) {
			self::back( 'unrated' );
		}
		if ( Parcours_Settings::flag( 'measure_ratings' ) ) {
			Parcours_Events::remember( 'rated', $post, array( 'stars' => $stars ) );
		}
		$rated          = array_slice( (array) $learner->get( 'rated', array() ), -500, null, true );
		$rated[ $post ] = $stars;
		$learner->set( array( 'rated' => $rated ) );
		self::back( 'rated' );
	}

	/** Profile, needs, time, session and device were chosen. */
	private static function adapt( Parcours_Learner $learner, array $given ): never {
		$profile = sanitize_title( Parcours_Input::text( $given, 'parcours_profile' ) );
		$budget  = Parcours_Input::number( $given, 'parcours_budget' );
		$session = Parcours_Input::number( $given, 'parcours_session' );
		$needs   = array_filter( (array) ( $given['parcours_needs'] ?? array() ), 'is_string' );
		$needs   = array_values( array_filter( array_map( array( Parcours_Default_Paths::class, 'safe_slug' ), $needs ) ) );
		$changes = array(
			'needs'   => $needs ? array_slice( $needs, 0, 200 ) : null,
			'budget'  => $budget ? min( 100000, $budget ) : null,
			'session' => min( 240, max( 5, $session ? $session : 15 ) ),
			'device'  => 'phone' === Parcours_Input::text( $given, 'parcours_device' ) ? 'phone' : 'computer',
		);
		if ( isset( $given['parcours_only_needs'] ) ) {
			$changes = array( 'needs' => $changes['needs'] );
		}
		if ( isset( Parcours_Default_Paths::profiles()[ $profile ] ) && $profile !== Parcours_Curriculum::profile() ) {
			$changes['profile'] = $profile;
			$changes['needs']   = null;
			$changes['asked']   = null;
		}
		$learner->set( $changes );
		self::ask_placement( $learner );
		self::back( 'adapted' );
	}

	/** All that is kept of the learner goes, here and at the service. */
	private static function erase( Parcours_Learner $learner ): never {
		Parcours_Privacy::erase( $learner, true );
		$learner->remember_refusal();
		self::back( 'erased' );
	}

	/** Back to the page of the form. */
	private static function back( string $said ): never {
		$from = wp_get_referer();
		self::to( $from ? $from : home_url( '/' ), $said );
	}

	/** To a page of this site, with a word of what was done. */
	private static function to( string $url, string $said ): never {
		// Of who agreed the profile is kept; the one in the address could be another.
		$gone = array_merge( array( 'parcours_said', 'parcours_need' ), Parcours_Consent::has_agreed() ? array( 'parcours' ) : array() );
		$url  = add_query_arg( 'parcours_said', $said, remove_query_arg( $gone, $url ) );
		nocache_headers();
		$at = 'done' !== $said && 'parcours-after' === Parcours_Input::text( $_POST, 'parcours_at' ) ? 'parcours-after' : 'parcours';
		wp_safe_redirect( strtok( $url, '#' ) . '#' . $at, 303, 'Parcours' );
		exit;
	}
}
