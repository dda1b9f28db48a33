<?php
/**
 * From paths to pages.
 *
 * @package Parcours
 */

/** Renders the templates, and words what they have in common. */
final class Parcours_View {

	/**
	 * A template as text.
	 *
	 * @param string              $name Of the file in `templates/`, without its ending.
	 * @param array<string,mixed> $with What the template calls `$with`.
	 */
	public static function render( string $name, array $with ): string {
		ob_start();
		require PARCOURS_DIR . 'templates/' . $name . '.php';
		return (string) ob_get_clean();
	}

	/**
	 * The path of the learner, for the block and the shortcode.
	 *
	 * @param string $profile Slug of the profile; none: the learner's.
	 */
	public static function path( string $profile = '' ): string {
		$found = Parcours_Curriculum::current( $profile );
		self::assets();
		$path = null === $found->path ? null : self::with_pages( $found->path );
		return self::render(
			'path',
			array(
				'path'    => $path,
				'origin'  => $found->origin,
				'learner' => Parcours_Learner::current(),
				'profile' => null === $path ? '' : $path->profile(),
			)
		);
	}

	/** Address of the page that shows the path; nothing where there is none. */
	public static function path_url(): string {
		$page = (int) Parcours_Settings::get( 'path_page' );
		return $page && 'publish' === get_post_status( $page ) ? (string) get_permalink( $page ) : '';
	}

	/** Style and script of the pages that show something of a path. */
	public static function assets(): void {
		wp_enqueue_style( 'parcours', plugins_url( 'assets/parcours.css', PARCOURS_FILE ), array(), PARCOURS_VERSION );
		wp_enqueue_script( 'parcours-path', plugins_url( 'assets/path.js', PARCOURS_FILE ), array(), PARCOURS_VERSION, true );
	}

	/** A page made for one learner is for nobody else; on all of the site, since their events go from every page. */
	public static function keep_out_of_caches(): void {
		if ( ! Parcours_Consent::has_agreed() ) {
			return;
		}
		if ( ! defined( 'DONOTCACHEPAGE' ) ) {
			define( 'DONOTCACHEPAGE', true );
		}
		if ( ! headers_sent() ) {
			header( 'Cache-Control: private, no-store' );
		}
	}

	/**
	 * Only steps whose page is on the site, all read at once.
	 *
	 * @param Parcours_Path $path The path.
	 */
	public static function with_pages( Parcours_Path $path ): Parcours_Path {
		_prime_post_caches( array_column( $path->steps(), 'id' ), false, false );
		return $path->keeping(
			static fn( array $step ): bool => 'publish' === get_post_status( $step['id'] ),
			Parcours_Curriculum::session( Parcours_Learner::current() )
		);
	}

	/**
	 * Address of a step. Without consent the profile goes with it, since it is kept nowhere else.
	 *
	 * @param array<string,mixed> $step    The step.
	 * @param string              $profile Slug.
	 */
	public static function step_url( array $step, string $profile ): string {
		$url = (string) get_permalink( $step['id'] );
		// What add_query_arg() does is too much for each of a hundred steps; a profile's slug needs no escaping.
		return Parcours_Consent::granted( 'personalisation' ) ? $url : $url . ( str_contains( $url, '?' ) ? '&' : '?' ) . 'parcours=' . $profile;
	}

	/**
	 * Title of a step, as the site has it now.
	 *
	 * @param array<string,mixed> $step The step.
	 */
	public static function title( array $step ): string {
		$title = html_entity_decode( get_the_title( $step['id'] ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		return '' === $title ? $step['title'] : $title;
	}

	/**
	 * Words in the language of the page.
	 *
	 * @param array{fr:string,en:string} $words In both.
	 */
	public static function in_language( array $words ): string {
		return str_starts_with( determine_locale(), 'fr' ) ? $words['fr'] : $words['en'];
	}

	/**
	 * A length of time.
	 *
	 * @param float $minutes Its minutes.
	 */
	public static function minutes( float $minutes ): string {
		$minutes = max( 1, (int) round( $minutes ) );
		if ( $minutes < 60 ) {
			/* translators: %d: minutes */
			return sprintf( __( '%d min', 'parcours' ), $minutes );
		}
		return 0 === $minutes % 60
			/* translators: %d: hours */
			? sprintf( __( '%d h', 'parcours' ), intdiv( $minutes, 60 ) )
			/* translators: 1: hours, 2: minutes in two digits */
			: sprintf( __( '%1$d h %2$02d', 'parcours' ), intdiv( $minutes, 60 ), $minutes % 60 );
	}

	/**
	 * A range of time.
	 *
	 * @param array{0:int,1:int} $range Minutes from which to which.
	 */
	public static function range( array $range ): string {
		if ( $range[0] < 1 ) {
			/* translators: %s: a length of time */
			return sprintf( __( 'less than %s', 'parcours' ), self::minutes( $range[1] ) );
		}
		return $range[0] === $range[1]
			/* translators: %s: a length of time */
			? sprintf( __( 'about %s', 'parcours' ), self::minutes( $range[1] ) )
			/* translators: 1: shortest time, 2: longest time */
			: sprintf( __( 'between %1$s and %2$s', 'parcours' ), self::minutes( $range[0] ), self::minutes( $range[1] ) );
	}

	/**
	 * What kind of page a step is.
	 *
	 * @param string $medium As the site words it.
	 */
	public static function medium( string $medium ): string {
		return match ( strtolower( remove_accents( $medium ) ) ) {
			''                => '',
			'video'           => __( 'video', 'parcours' ),
			'texte', 'text'   => __( 'text', 'parcours' ),
			'replay'          => __( 'replay', 'parcours' ),
			'jeu', 'game'     => __( 'game', 'parcours' ),
			'fiche', 'sheet'  => __( 'sheet', 'parcours' ),
			default           => $medium,
		};
	}

	/**
	 * How a step is to be done, where it is not to be followed in full.
	 *
	 * @param string $mode As the service says.
	 */
	public static function mode( string $mode ): string {
		return match ( $mode ) {
			'check'    => __( 'Quick check: you probably know this.', 'parcours' ),
			'skim'     => __( 'Skim: you may know part of this.', 'parcours' ),
			'review'   => __( 'Review: you have not used this for a while.', 'parcours' ),
			'practice' => __( 'Practice: it refreshes several skills at once.', 'parcours' ),
			default    => '',
		};
	}

	/** Whether the last form was one below a tutorial: what it did is then said there. */
	public static function is_said_below(): bool {
		return in_array( sanitize_key( Parcours_Input::text( $_GET, 'parcours_said' ) ), array( 'help', 'helped', 'rated', 'unrated', 'undo' ), true );
	}

	/** What the last form did; nothing where the page does not come from one. */
	public static function said(): string {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- one of the words below.
		$said = sanitize_key( Parcours_Input::text( $_GET, 'parcours_said' ) );
		return match ( $said ) {
			'agreed'    => __( 'Thank you. Your path will now follow your progress.', 'parcours' ),
			'refused'   => __( 'Understood: nothing is kept.', 'parcours' ),
			'withdrawn' => __( 'Your choice is in force: your path is no longer personal, and nothing more is recorded.', 'parcours' ),
			'erased'    => __( 'Everything that was kept about your path is being erased.', 'parcours' ),
			'objects'   => __( 'Your browser asks sites not to follow you, so nothing is recorded.', 'parcours' ),
			'know'      => __( 'Noted: you know this already. Your path is shorter.', 'parcours' ),
			'later'     => __( 'Set aside for a week, with what depends on it.', 'parcours' ),
			'resume'    => __( 'Back in your path.', 'parcours' ),
			'done'      => __( 'Well done! On to the next step.', 'parcours' ),
			'undo'      => __( 'Back in your path.', 'parcours' ),
			'help'      => __( 'Noted. An online session may help you, see below.', 'parcours' ),
			'helped'    => __( 'Glad that it works now.', 'parcours' ),
			'rated'     => __( 'Thank you for your opinion.', 'parcours' ),
			'unrated'   => __( 'Choose a number of stars, then send.', 'parcours' ),
			'adapted'   => __( 'Your path has been adapted.', 'parcours' ),
			'answered'  => __( 'Thank you. One more question.', 'parcours' ),
			'placed'    => __( 'Thank you. Your path takes your answers into account.', 'parcours' ),
			'expired'   => __( 'This page was open for too long. Please try again.', 'parcours' ),
			default     => '',
		};
	}

	/**
	 * The beginning of a form of the learner.
	 *
	 * @param string $class More classes.
	 * @param string $at    Where on the page to come back to.
	 */
	public static function form( string $class = '', string $at = 'parcours' ): string {
		return sprintf(
			'<form class="%s" method="post" action="%s"><input type="hidden" name="action" value="%s"><input type="hidden" name="_parcours" value="%s"><input type="hidden" name="_wp_http_referer" value="%s"><input type="hidden" name="parcours_at" value="%s">',
			esc_attr( trim( 'parcours-form ' . $class ) ),
			esc_url( admin_url( 'admin-post.php' ) ),
			esc_attr( Parcours_Actions::NAME ),
			esc_attr( wp_create_nonce( Parcours_Actions::NAME ) ),
			esc_attr( remove_query_arg( 'parcours_said' ) ),
			esc_attr( $at )
		);
	}

	/** What a form that looks something up must carry to lead to this page, where addresses of pages are numbers. */
	public static function page_field(): string {
		$page = get_option( 'permalink_structure' ) ? 0 : get_queried_object_id();
		return $page ? sprintf( '<input type="hidden" name="%s" value="%d">', is_page() ? 'page_id' : 'p', $page ) : '';
	}

	/**
	 * A button of a form.
	 *
	 * @param string $name    Of the field.
	 * @param string $value   Of the field.
	 * @param string $words   On the button.
	 * @param string $about   What it is about, for those who do not see where it stands.
	 * @param string $classes More classes.
	 */
	public static function button( string $name, string $value, string $words, string $about = '', string $classes = '' ): string {
		return sprintf(
			'<button type="submit" class="%s" name="%s" value="%s">%s%s</button>',
			esc_attr( trim( 'parcours-button ' . $classes ) ),
			esc_attr( $name ),
			esc_attr( $value ),
			esc_html( $words ),
			'' === $about ? '' : '<span class="parcours-unseen">' . esc_html( ' : ' . $about ) . '</span>'
		);
	}
}
