<?php
/**
 * The rights of visitors.
 *
 * @package Parcours
 */

/** Export and erasure through WordPress' own tools, and the text that the privacy policy may use. */
final class Parcours_Privacy {

	/** Listens. */
	public static function register(): void {
		add_filter( 'wp_privacy_personal_data_exporters', array( self::class, 'exporters' ) );
		add_filter( 'wp_privacy_personal_data_erasers', array( self::class, 'erasers' ) );
		add_action( 'admin_init', array( self::class, 'policy' ) );
		add_action( 'delete_user', array( self::class, 'account_deleted' ) );
		add_action( 'wpmu_delete_user', array( self::class, 'network_account_deleted' ) );
		add_action( 'remove_user_from_blog', array( self::class, 'account_left_site' ), 10, 2 );
		add_filter( 'wp_consent_api_registered_' . plugin_basename( PARCOURS_FILE ), '__return_true' );
	}

	/**
	 * Adds our exporter.
	 *
	 * @param array<mixed> $exporters Of WordPress.
	 * @return array<mixed>
	 */
	public static function exporters( array $exporters ): array {
		$exporters['parcours'] = array(
			'exporter_friendly_name' => __( 'Learning path', 'parcours' ),
			'callback'               => array( self::class, 'export' ),
		);
		return $exporters;
	}

	/**
	 * Adds our eraser.
	 *
	 * @param array<mixed> $erasers Of WordPress.
	 * @return array<mixed>
	 */
	public static function erasers( array $erasers ): array {
		$erasers['parcours'] = array(
			'eraser_friendly_name' => __( 'Learning path', 'parcours' ),
			'callback'             => array( self::class, 'erase_address' ),
		);
		return $erasers;
	}

	/**
	 * Everything about the path of a person: what the site keeps, what waits to be sent, and what the service keeps.
	 *
	 * @param string $address E-mail of the account.
	 * @return array{data:list<array<string,mixed>>,done:bool}
	 */
	public static function export( string $address ): array {
		$user = get_user_by( 'email', $address );
		$data = array();
		if ( $user ) {
			$learner = Parcours_Learner::of_user( $user->ID );
			$here    = array();
			foreach ( self::kept( $learner ) as $name => $value ) {
				$here[] = self::pair( $name, $value );
			}
			$data[] = self::group( 'site', __( 'Learning path: kept on the site', 'parcours' ), $here );
			foreach ( Parcours_Queue::of( $learner->pseudonym() ) as $number => $row ) {
				$data[] = self::group( "queue-$number", __( 'Learning path: on its way to the service', 'parcours' ), array( self::pair( $row['kind'], $row['body'] ) ) );
			}
			$answer = Parcours_Client::in_background( 'GET', '/v1/learners/' . $learner->pseudonym() . '/export' );
			if ( $answer->is_well() ) {
				$there = array();
				foreach ( $answer->json as $name => $value ) {
					$there[] = self::pair( (string) $name, $value );
				}
				$data[] = self::group( 'service', __( 'Learning path: kept by the planning service', 'parcours' ), $there );
			} elseif ( 'off' !== $answer->problem ) {
				$data[] = self::group( 'service', __( 'Learning path: kept by the planning service', 'parcours' ), array( self::pair( __( 'Not available', 'parcours' ), $answer->explanation() ) ) );
			}
		}
		return array(
			'data' => array_values( array_filter( $data, static fn( array $group ): bool => array() !== $group['data'] ) ),
			'done' => true,
		);
	}

	/**
	 * What the site keeps of a learner, in words.
	 *
	 * @param Parcours_Learner $learner The learner.
	 * @return array<string,string> Value by name.
	 */
	private static function kept( Parcours_Learner $learner ): array {
		$date  = static fn( mixed $time ): string => is_numeric( $time ) ? (string) wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), (int) $time ) : '';
		$title = static fn( int $post ): string => Parcours_View::title(
			array(
				'id'    => $post,
				'title' => "post/$post",
			)
		);
		$posts = static function ( mixed $marks, callable $say ) use ( $title ): string {
			$lines = array();
			foreach ( (array) $marks as $post => $mark ) {
				$lines[] = $title( (int) $post ) . ' : ' . $say( $mark );
			}
			return implode( "\n", $lines );
		};
		/* translators: %d: number of stars */
		$stars   = static fn( mixed $count ): string => sprintf( _n( '%d star', '%d stars', (int) $count, 'parcours' ), (int) $count );
		$answer  = static fn( mixed $granted ): string => true === $granted ? __( 'Yes', 'parcours' ) : __( 'No', 'parcours' );
		$consent = $learner->consent() ?? array();
		$path    = Parcours_Path::from_array( $learner->get( 'path' )['path'] ?? null );
		return array_filter(
			array(
				__( 'Agreed to a path of one’s own', 'parcours' ) => $consent ? $answer( $consent['personalisation'] ?? false ) : '',
				__( 'Agreed to measurement', 'parcours' ) => $consent ? $answer( $consent['measurement'] ?? false ) : '',
				__( 'Answered on', 'parcours' )           => $date( $consent['at'] ?? null ),
				__( 'Profile', 'parcours' )               => (string) $learner->get( 'profile', '' ),
				__( 'Needs', 'parcours' )                 => implode( ', ', (array) $learner->get( 'needs', array() ) ),
				__( 'Minutes in all', 'parcours' )        => (string) $learner->get( 'budget', '' ),
				__( 'Minutes of a session', 'parcours' )  => (string) $learner->get( 'session', '' ),
				__( 'Device', 'parcours' )                => (string) $learner->get( 'device', '' ),
				__( 'Tutorials done', 'parcours' )        => $posts( $learner->get( 'done' ), $date ),
				__( 'Tutorials known before', 'parcours' ) => $posts( $learner->get( 'known' ), $date ),
				__( 'Tutorials set aside until', 'parcours' ) => $posts( $learner->get( 'later' ), $date ),
				__( 'Asked for help with', 'parcours' )   => $posts( $learner->get( 'stuck' ), $date ),
				__( 'Opinions', 'parcours' )              => $posts( $learner->get( 'rated' ), $stars ),
				__( 'Questions answered', 'parcours' )    => (string) $learner->get( 'asked', '' ),
				__( 'Next question', 'parcours' )         => is_array( $learner->get( 'question' ) ) ? Parcours_View::in_language( $learner->get( 'question' )['text'] ) : '',
				__( 'Path last received', 'parcours' )    => null === $path ? '' : implode( "\n", array_column( $path->steps(), 'title' ) ),
			),
			'strlen'
		);
	}

	/**
	 * Erases everything about the path of a person.
	 *
	 * @param string $address E-mail of the account.
	 * @return array{items_removed:bool,items_retained:bool,messages:string[],done:bool}
	 */
	public static function erase_address( string $address ): array {
		$user   = get_user_by( 'email', $address );
		$result = array(
			'items_removed'  => false,
			'items_retained' => false,
			'messages'       => array(),
			'done'           => true,
		);
		if ( $user ) {
			$told                     = self::erase( Parcours_Learner::of_user( $user->ID ) );
			$result['items_removed']  = true;
			$result['items_retained'] = ! $told;
			if ( ! $told ) {
				$result['messages'][] = __( 'The planning service does not answer at the moment: what it keeps of this person will be erased as soon as it does.', 'parcours' );
			}
		}
		return $result;
	}

	/**
	 * Erases what the site keeps of a learner, and has the service erase what it keeps.
	 *
	 * @param Parcours_Learner $learner The learner.
	 * @param bool             $in_page Whether somebody's page waits.
	 * @return bool Whether the service has done so already.
	 */
	public static function erase( Parcours_Learner $learner, bool $in_page = false ): bool {
		$pseudonym = $learner->pseudonym();
		if ( ! self::queue_erasure( $learner ) ) {
			return true;
		}
		Parcours_Queue::send( $pseudonym, $in_page );
		return ! Parcours_Queue::of( $pseudonym );
	}

	/** Erases what the site keeps, and has the job tell the service; false where there is no service that could know them. */
	private static function queue_erasure( Parcours_Learner $learner ): bool {
		$pseudonym = $learner->pseudonym();
		$may_be    = null !== $learner->consent() || '' !== (string) Parcours_Settings::get( 'service_url' );
		$learner->forget();
		return $may_be && Parcours_Queue::add( 'erase', $pseudonym, array() );
	}

	/**
	 * An account is deleted: so is what is kept of its path.
	 *
	 * @param int $user Its number.
	 */
	public static function account_deleted( int $user ): void {
		$learner = Parcours_Learner::of_user( $user );
		if ( null !== $learner->consent() ) {
			self::queue_erasure( $learner );
		}
	}

	/**
	 * An account of the network is deleted: it is another learner on each site.
	 *
	 * @param int $user Its number.
	 */
	public static function network_account_deleted( int $user ): void {
		foreach ( array_keys( get_blogs_of_user( $user, true ) ) as $site ) {
			self::account_left_site( $user, (int) $site );
		}
	}

	/**
	 * An account leaves a site of the network.
	 *
	 * @param int $user Its number.
	 * @param int $site The site's.
	 */
	public static function account_left_site( int $user, int $site ): void {
		switch_to_blog( $site );
		self::account_deleted( $user );
		restore_current_blog();
	}

	/** Offers a text for the privacy policy. */
	public static function policy(): void {
		$text = array(
			__( 'With their agreement only, a learner gets a learning path of their own. For that, the site tells a planning service which tutorials were opened, for how long, how far they were followed, answers, opinions and requests for help, under a pseudonym: a number made from the account’s with a key that the service does not have, or a random number for the time of a visit. The service receives no name, no e-mail address and no internet address.', 'parcours' ),
			__( 'Agreement is asked for separately for the path itself and for measurement, and can be withdrawn with one click on the page of the path; what waits to be sent is then deleted, and the service stops using what it has at once. Learners can have everything exported or erased, with the site’s own tools or the button “Erase everything about my path”.', 'parcours' ),
			__( 'Without agreement, in a private window, or where the browser asks not to be followed (Global Privacy Control, Do Not Track), nothing is recorded and nothing is sent; the usual path of the chosen profile is shown.', 'parcours' ),
			__( 'Cookies: “parcours_visit” (a random number, visitors who agreed, until the browser is closed) and “parcours_refused” (that a visitor refused, so as not to ask again, until the browser is closed).', 'parcours' ),
		);
		wp_add_privacy_policy_content( 'Parcours', '<p>' . implode( '</p><p>', array_map( 'esc_html', $text ) ) . '</p>' );
	}

	/** One group of WordPress' export. */
	private static function group( string $id, string $label, array $pairs ): array {
		return array(
			'group_id'    => 'parcours',
			'group_label' => $label,
			'item_id'     => "parcours-$id",
			'data'        => $pairs,
		);
	}

	/** One line of WordPress' export. */
	private static function pair( string $name, mixed $value ): array {
		return array(
			'name'  => $name,
			'value' => is_scalar( $value ) ? nl2br( esc_html( (string) $value ) ) : '<pre>' . esc_html( (string) wp_json_encode( $value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRETTY_PRINT ) ) . '</pre>',
		);
	}
}
