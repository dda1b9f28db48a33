<?php
/**
 * Site Health.
 *
 * @package Parcours
 */

/** Tests of WordPress' own health page: the service, the default paths, the queue. */
final class Parcours_Site_Health {

	/** Listens. */
	public static function register(): void {
		add_filter( 'site_status_tests', array( self::class, 'tests' ) );
		add_filter( 'debug_information', array( self::class, 'facts' ) );
	}

	/**
	 * Adds our tests.
	 *
	 * @param array<string,mixed> $tests Of WordPress.
	 * @return array<string,mixed>
	 */
	public static function tests( array $tests ): array {
		foreach ( array(
			'service'  => __( 'Service of learning paths', 'parcours' ),
			'defaults' => __( 'Default learning paths', 'parcours' ),
			'queue'    => __( 'Learning events on their way', 'parcours' ),
		) as $name => $label ) {
			$tests['direct'][ "parcours_$name" ] = array(
				'label' => $label,
				'test'  => array( self::class, $name ),
			);
		}
		return $tests;
	}

	/** Whether the service answers. */
	public static function service(): array {
		$answer = Parcours_Client::in_background( 'GET', '/readyz', null, 3 );
		if ( 'off' === $answer->problem ) {
			return self::result( 'service', 'recommended', __( 'No service of learning paths is set', 'parcours' ), $answer->explanation() );
		}
		return $answer->is_well()
			? self::result( 'service', 'good', __( 'The service of learning paths answers', 'parcours' ), $answer->explanation() )
			: self::result( 'service', 'critical', __( 'The service of learning paths does not answer', 'parcours' ), $answer->explanation() . ' ' . __( 'Meanwhile learners see the default paths.', 'parcours' ) );
	}

	/** Whether there are default paths, and fresh ones. */
	public static function defaults(): array {
		$age = Parcours_Default_Paths::age();
		if ( ! Parcours_Default_Paths::profiles() ) {
			return self::result( 'defaults', 'critical', __( 'There are no default learning paths', 'parcours' ), __( 'Set the address of the service, then fetch the default paths on the settings page.', 'parcours' ) );
		}
		if ( null === $age || $age > 2 * DAY_IN_SECONDS ) {
			return self::result( 'defaults', 'recommended', __( 'The default learning paths are old', 'parcours' ), __( 'They were not refreshed for two days. Check that WordPress’ scheduled jobs run, and that the service answers.', 'parcours' ) );
		}
		return self::result( 'defaults', 'good', __( 'The default learning paths are fresh', 'parcours' ), __( 'They are shown whenever the service does not answer.', 'parcours' ) );
	}

	/** Whether events go out. */
	public static function queue(): array {
		$size = Parcours_Queue::size();
		/* translators: %d: number of events */
		$words = sprintf( _n( '%d learning event waits.', '%d learning events wait.', $size['rows'], 'parcours' ), $size['rows'] );
		return $size['oldest'] > DAY_IN_SECONDS
			? self::result( 'queue', 'recommended', __( 'Learning events do not reach the service', 'parcours' ), $words . ' ' . __( 'Check that WordPress’ scheduled jobs run, and that the service answers.', 'parcours' ) )
			: self::result( 'queue', 'good', __( 'Learning events reach the service', 'parcours' ), $words );
	}

	/**
	 * Facts for who helps; never a key.
	 *
	 * @param array<string,mixed> $info Of WordPress.
	 * @return array<string,mixed>
	 */
	public static function facts( array $info ): array {
		$breaker          = Parcours_Breaker::state();
		$size             = Parcours_Queue::size();
		$info['parcours'] = array(
			'label'  => __( 'Learning paths', 'parcours' ),
			'fields' => array(
				'version'  => array(
					'label' => __( 'Version', 'parcours' ),
					'value' => PARCOURS_VERSION,
				),
				'service'  => array(
					'label'   => __( 'Address of the service', 'parcours' ),
					'value'   => (string) Parcours_Settings::get( 'service_url' ),
					'private' => true,
				),
				'failures' => array(
					'label' => __( 'Failures in a row', 'parcours' ),
					'value' => $breaker['failures'] . ( '' === $breaker['reason'] ? '' : " ({$breaker['reason']})" ),
				),
				'queue'    => array(
					'label' => __( 'Learning events on their way', 'parcours' ),
					'value' => $size['rows'],
				),
				'profiles' => array(
					'label' => __( 'Profiles with a default path', 'parcours' ),
					'value' => count( Parcours_Default_Paths::profiles() ),
				),
			),
		);
		return $info;
	}

	/** One result as WordPress wants it. */
	private static function result( string $test, string $status, string $label, string $description ): array {
		return array(
			'label'       => $label,
			'status'      => $status,
			'badge'       => array(
				'label' => __( 'Learning paths', 'parcours' ),
				'color' => 'blue',
			),
			'description' => '<p>' . esc_html( $description ) . '</p>',
			'actions'     => 'good' === $status ? '' : sprintf( '<a href="%s">%s</a>', esc_url( admin_url( 'admin.php?page=' . Parcours_Admin::SETTINGS ) ), esc_html__( 'Settings of learning paths', 'parcours' ) ),
			'test'        => "parcours_$test",
		);
	}
}
