<?php
/**
 * The settings page.
 *
 * @package Parcours
 */

/** The settings, by WordPress' Settings API. */
final class Parcours_Settings_Page {

	private const GROUP = 'parcours';

	/** Listens. */
	public static function register(): void {
		add_action( 'admin_init', array( self::class, 'fields' ) );
		add_action( 'update_option_' . Parcours_Settings::OPTION, array( self::class, 'changed' ), 10, 2 );
	}

	/** Registers the settings and their fields. */
	public static function fields(): void {
		register_setting( self::GROUP, Parcours_Settings::OPTION, array( 'sanitize_callback' => array( self::class, 'sanitize' ) ) );
		$sections = array(
			'service'  => array(
				__( 'Service', 'parcours' ),
				array(
					'enabled'     => array( 'check', __( 'Learning paths', 'parcours' ), __( 'Show learning paths. Switched off, the site is as it was without them.', 'parcours' ) ),
					'service_url' => array( 'url', __( 'Address of the service', 'parcours' ), __( 'For instance https://parcours.example.org. Without one, learners see the default paths.', 'parcours' ) ),
					'key'         => array( 'key', __( 'Access key', 'parcours' ), __( 'As shown by “parcours keys create”. It is kept encrypted and never shown again.', 'parcours' ) ),
					'limit_ms'    => array( 'number', __( 'Longest wait (milliseconds)', 'parcours' ), __( 'A page never waits longer for the service; after that it shows the default path.', 'parcours' ) ),
				),
			),
			'learners' => array(
				__( 'Learners', 'parcours' ),
				array(
					'path_page'       => array( 'page', __( 'Page of the path', 'parcours' ), __( 'The page with the block “Learning path”, to which tutorials lead back.', 'parcours' ) ),
					'session_minutes' => array( 'number', __( 'Minutes of a session', 'parcours' ), '' ),
					'profile_roles'   => array( 'roles', __( 'Profile of each role', 'parcours' ), __( 'Learners without a profile choose one themselves.', 'parcours' ) ),
					'profile_meta'    => array( 'text', __( 'User meta with the profession', 'parcours' ), __( 'Where its value is the name of a profile, that is the profile.', 'parcours' ) ),
					'agenda_type'     => array( 'text', __( 'Post type of online sessions', 'parcours' ), '' ),
					'agenda_date_meta' => array( 'text', __( 'Post meta with their date', 'parcours' ), '' ),
				),
			),
			'measure'  => array(
				__( 'What is measured, of who agreed', 'parcours' ),
				array(
					'measure_views'    => array( 'check', __( 'Visits', 'parcours' ), __( 'Tutorials that are opened, and the time for which they are looked at.', 'parcours' ) ),
					'measure_progress' => array( 'check', __( 'Progress', 'parcours' ), __( 'How far a tutorial is read or its video watched.', 'parcours' ) ),
					'measure_searches' => array( 'check', __( 'Searches', 'parcours' ), __( 'Words looked for on the site. The service keeps only words of the site’s own titles.', 'parcours' ) ),
					'measure_ratings'  => array( 'check', __( 'Opinions', 'parcours' ), __( 'Stars given to tutorials and paths.', 'parcours' ) ),
					'queue_days'       => array( 'number', __( 'Days that events wait at most', 'parcours' ), __( 'What could not be sent to the service within that time is deleted. How long the service keeps it is set there.', 'parcours' ) ),
					'policy'           => array( 'text', __( 'Version of the privacy policy', 'parcours' ), __( 'Kept with every choice of a learner.', 'parcours' ) ),
				),
			),
			'content'  => array(
				__( 'Content', 'parcours' ),
				array(
					'tutorial_types'     => array( 'types', __( 'Tutorials', 'parcours' ), '' ),
					'meta_minutes'       => array( 'text', __( 'Post meta with the minutes', 'parcours' ), __( 'The names of post meta must be those of the mapping rules with which the service reads the site.', 'parcours' ) ),
					'meta_level'         => array( 'text', __( 'Post meta with the level', 'parcours' ), '' ),
					'meta_prerequisites' => array( 'text', __( 'Post meta with the prerequisites', 'parcours' ), '' ),
					'meta_skills'        => array( 'text', __( 'Post meta with the skills', 'parcours' ), '' ),
					'auto_send'          => array( 'check', __( 'Every day', 'parcours' ), __( 'Send the content to the service once a day.', 'parcours' ) ),
					'embed'              => array( 'check', __( 'Partners', 'parcours' ), __( 'Partners may show the default paths on their pages.', 'parcours' ) ),
				),
			),
		);
		foreach ( $sections as $section => list( $title, $fields ) ) {
			add_settings_section( "parcours_$section", $title, '__return_empty_string', Parcours_Admin::SETTINGS );
			foreach ( $fields as $name => list( $kind, $label, $help ) ) {
				add_settings_field(
					"parcours_$name",
					$label,
					array( self::class, 'field' ),
					Parcours_Admin::SETTINGS,
					"parcours_$section",
					array(
						'name'      => $name,
						'kind'      => $kind,
						'label'     => $label,
						'help'      => $help,
						'label_for' => in_array( $kind, array( 'check', 'roles', 'types' ), true ) ? null : "parcours-$name",
					)
				);
			}
		}
	}

	/**
	 * Cleans what the form sent; the key goes where keys go.
	 *
	 * @param mixed $given Of the form, or of code.
	 * @return array<string,mixed>
	 */
	public static function sanitize( mixed $given ): array {
		$key = is_array( $given ) && is_string( $given['key'] ?? null ) ? trim( $given['key'] ) : '';
		if ( is_array( $given ) && ! empty( $given['forget_key'] ) ) {
			Parcours_Secrets::keep_access_key( '' );
		} elseif ( '' !== $key ) {
			if ( Parcours_Secrets::is_access_key( $key ) ) {
				Parcours_Secrets::keep_access_key( $key );
			} else {
				add_settings_error( Parcours_Settings::OPTION, 'parcours_key', __( 'This is not an access key: it begins with prc_ and was shown once by “parcours keys create”.', 'parcours' ) );
			}
		}
		return Parcours_Settings::sanitize( $given );
	}

	/**
	 * Another service is another place to learn about.
	 *
	 * @param mixed $before Settings before.
	 * @param mixed $after  Settings now.
	 */
	public static function changed( mixed $before, mixed $after ): void {
		if ( ( $before['service_url'] ?? '' ) !== ( $after['service_url'] ?? '' ) ) {
			update_option( Parcours_Breaker::OPTION, '', true );
			Parcours_Jobs::soon( Parcours_Jobs::REFRESH, 0 );
		}
	}

	/** The page. */
	public static function show(): void {
		echo '<div class="wrap parcours-admin"><h1>' . esc_html( get_admin_page_title() ) . '</h1>';
		settings_errors();
		echo '<form method="post" action="options.php">';
		settings_fields( self::GROUP );
		do_settings_sections( Parcours_Admin::SETTINGS );
		submit_button();
		echo '</form><h2>' . esc_html__( 'Connection', 'parcours' ) . '</h2><p>' . esc_html__( 'Save the settings first. The test says what fails, and what to do.', 'parcours' ) . '</p>';
		Parcours_Admin::button( 'parcours_test', __( 'Test the connection', 'parcours' ) );
		Parcours_Admin::button( 'parcours_refresh', __( 'Fetch the default paths now', 'parcours' ) );
		if ( Parcours_Settings::flag( 'embed' ) && Parcours_Default_Paths::profiles() ) {
			echo '<h2>' . esc_html__( 'For partners', 'parcours' ) . '</h2><p>' . esc_html__( 'A partner copies these lines into a page. Nothing of their visitors is kept.', 'parcours' ) . '</p>';
			foreach ( Parcours_Default_Paths::profiles() as $slug => $title ) {
				printf(
					'<p><label for="parcours-embed-%1$s">%2$s</label><br><textarea id="parcours-embed-%1$s" class="large-text code" rows="3" readonly>%3$s</textarea></p>',
					esc_attr( $slug ),
					esc_html( $title ),
					esc_textarea( Parcours_Embed::snippet( $slug, $title ) )
				);
			}
		}
		echo '</div>';
	}

	/**
	 * One field.
	 *
	 * @param array{name:string,kind:string,label:string,help:string} $field Which.
	 */
	public static function field( array $field ): void {
		$name  = Parcours_Settings::OPTION . '[' . $field['name'] . ']';
		$id    = 'parcours-' . $field['name'];
		$value = Parcours_Settings::get( $field['name'] );
		switch ( $field['kind'] ) {
			case 'check':
				printf( '<label><input type="checkbox" name="%s" value="1" %s> %s</label>', esc_attr( $name ), checked( $value, true, false ), esc_html( $field['help'] ) );
				return;
			case 'number':
				list( $least, $most ) = Parcours_Settings::BOUNDS[ $field['name'] ];
				printf( '<input type="number" min="%d" max="%d" class="small-text" id="%s" name="%s" value="%d">', (int) $least, (int) $most, esc_attr( $id ), esc_attr( $name ), (int) $value );
				break;
			case 'key':
				self::key_field( $id, $name );
				break;
			case 'page':
				wp_dropdown_pages(
					array(
						'name'              => $name, // phpcs:ignore WordPress.Security.EscapeOutput -- WordPress escapes it.
						'id'                => $id, // phpcs:ignore WordPress.Security.EscapeOutput -- WordPress escapes it.
						'selected'          => (int) $value,
						'show_option_none'  => esc_html__( 'None', 'parcours' ),
						'option_none_value' => '0',
					)
				);
				break;
			case 'roles':
				self::roles_field( $name, (array) $value, $field['label'] );
				break;
			case 'types':
				foreach ( get_post_types( array( 'public' => true ), 'objects' ) as $type ) {
					if ( 'attachment' !== $type->name ) {
						printf( '<label><input type="checkbox" name="%s[]" value="%s" %s> %s</label><br>', esc_attr( $name ), esc_attr( $type->name ), checked( in_array( $type->name, (array) $value, true ), true, false ), esc_html( $type->labels->name ) );
					}
				}
				break;
			default:
				printf( '<input type="%s" class="regular-text" id="%s" name="%s" value="%s">', 'url' === $field['kind'] ? 'url' : 'text', esc_attr( $id ), esc_attr( $name ), esc_attr( (string) $value ) );
		}
		if ( '' !== $field['help'] ) {
			printf( '<p class="description">%s</p>', esc_html( $field['help'] ) );
		}
	}

	/** The field of the key, which never shows one. */
	private static function key_field( string $id, string $name ): void {
		if ( defined( 'PARCOURS_API_KEY' ) ) {
			echo '<p id="' . esc_attr( $id ) . '">' . esc_html__( 'Set in wp-config.php (PARCOURS_API_KEY).', 'parcours' ) . '</p>';
			return;
		}
		$has = '' !== Parcours_Secrets::access_key();
		printf(
			'<input type="password" class="regular-text" autocomplete="off" spellcheck="false" id="%s" name="%s" value="" placeholder="%s">',
			esc_attr( $id ),
			esc_attr( $name ),
			esc_attr( $has ? __( 'A key is kept', 'parcours' ) : 'prc_…' )
		);
		if ( $has ) {
			printf( ' <label><input type="checkbox" name="%s" value="1"> %s</label>', esc_attr( Parcours_Settings::OPTION . '[forget_key]' ), esc_html__( 'Forget the key', 'parcours' ) );
		}
	}

	/** The profile of each role. */
	private static function roles_field( string $name, array $chosen, string $label ): void {
		printf( '<fieldset><legend class="screen-reader-text">%s</legend>', esc_html( $label ) );
		foreach ( wp_roles()->get_names() as $role => $title ) {
			printf( '<p><label for="parcours-role-%1$s">%2$s</label> <select id="parcours-role-%1$s" name="%3$s[%1$s]"><option value="">%4$s</option>', esc_attr( $role ), esc_html( translate_user_role( $title ) ), esc_attr( $name ), esc_html__( 'None', 'parcours' ) );
			foreach ( Parcours_Default_Paths::profiles() as $slug => $profile ) {
				printf( '<option value="%s" %s>%s</option>', esc_attr( $slug ), selected( $chosen[ $role ] ?? '', $slug, false ), esc_html( $profile ) );
			}
			echo '</select></p>';
		}
		echo '</fieldset>';
	}
}
