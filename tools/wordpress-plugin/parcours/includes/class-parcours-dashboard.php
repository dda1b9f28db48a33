<?php
/**
 * The dashboard of the content team.
 *
 * @package Parcours
 */

/** Shows what the service found in the content, with a link to each post; and the button that sends the content. */
final class Parcours_Dashboard {

	private const LEVELS = array( 'error', 'warning', 'note' );

	/** The page. */
	public static function show(): void {
		echo '<div class="wrap parcours-admin"><h1>' . esc_html( get_admin_page_title() ) . '</h1>';
		self::sending();
		$answer = Parcours_Client::in_background( 'GET', '/v1/coverage', null, 8 );
		if ( ! $answer->is_well() || ! is_array( $answer->json['results'] ?? null ) ) {
			printf( '<div class="notice notice-error inline"><p>%s</p></div></div>', esc_html( $answer->is_well() ? ( new Parcours_Answer( 200, null, 'garbage' ) )->explanation() : $answer->explanation() ) );
			return;
		}
		self::findings( $answer->json['results'] );
		echo '</div>';
	}

	/** The button that sends the content, and what came of the last time. */
	private static function sending(): void {
		echo '<h2>' . esc_html__( 'Content', 'parcours' ) . '</h2>';
		$last = Parcours_Content::last();
		if ( $last ) {
			printf(
				'<p>%s %s</p>',
				esc_html(
					sprintf(
						/* translators: 1: a date, 2: a size such as 2 MB */
						__( 'Last sent on %1$s (%2$s compressed).', 'parcours' ),
						wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), (int) $last['at'] ),
						size_format( (int) $last['bytes'] )
					)
				),
				esc_html( $last['well'] ? Parcours_Admin::sent_words( (array) $last['json'] ) : (string) $last['words'] )
			);
		}
		if ( current_user_can( 'export' ) ) {
			$boxes = sprintf(
				'<label><input type="checkbox" name="trial" value="1"> %s</label> <label><input type="checkbox" name="force" value="1"> %s</label> ',
				esc_html__( 'Trial: only say what would change', 'parcours' ),
				esc_html__( 'Even where many tutorials would be lost', 'parcours' )
			);
			Parcours_Admin::button( 'parcours_send', __( 'Send the content of the site', 'parcours' ), $boxes );
		}
	}

	/**
	 * The table of findings.
	 *
	 * @param array<mixed> $results Of the service.
	 */
	private static function findings( array $results ): void {
		$names  = array(
			'error'   => __( 'Errors', 'parcours' ),
			'warning' => __( 'Warnings', 'parcours' ),
			'note'    => __( 'Notes', 'parcours' ),
		);
		$levels = array_fill_keys( self::LEVELS, array() );
		foreach ( $results as $result ) {
			if ( is_array( $result ) && is_string( $result['level'] ?? null ) && isset( $levels[ $result['level'] ] ) && is_array( $result['message'] ?? null ) ) {
				$levels[ $result['level'] ][] = $result;
			}
		}
		foreach ( $levels as $level => $found ) {
			/* translators: 1: errors, warnings or notes, 2: how many */
			printf( '<h2>%s</h2>', esc_html( sprintf( __( '%1$s: %2$d', 'parcours' ), $names[ $level ], count( $found ) ) ) );
			if ( ! $found ) {
				continue;
			}
			printf( '<table class="widefat striped"><thead><tr><th scope="col">%s</th><th scope="col">%s</th><th scope="col">%s</th></tr></thead><tbody>', esc_html__( 'Where', 'parcours' ), esc_html__( 'What', 'parcours' ), esc_html__( 'What to do', 'parcours' ) );
			foreach ( $found as $result ) {
				printf(
					'<tr><td>%s</td><td>%s</td><td>%s</td></tr>',
					self::place( is_array( $result['location'] ?? null ) ? $result['location'] : array() ), // phpcs:ignore WordPress.Security.EscapeOutput -- escaped there.
					esc_html( self::words( $result['message'] ) ),
					esc_html( self::words( is_array( $result['advice'] ?? null ) ? $result['advice'] : array() ) )
				);
			}
			echo '</tbody></table>';
		}
	}

	/**
	 * The place of a finding, with a link to where it can be mended.
	 *
	 * @param array<mixed> $location Of the service.
	 */
	private static function place( array $location ): string {
		$id    = (int) ( $location['id'] ?? 0 );
		$title = is_string( $location['title'] ?? null ) ? $location['title'] : '';
		$title = '' === $title ? __( 'Untitled', 'parcours' ) : $title;
		$link  = 'post' === ( $location['kind'] ?? '' ) ? get_edit_post_link( $id ) : ( $id && get_term( $id ) instanceof WP_Term ? get_edit_term_link( $id ) : null );
		return is_string( $link ) ? sprintf( '<a href="%s">%s</a>', esc_url( $link ), esc_html( $title ) ) : esc_html( $title );
	}

	/** Words in the language of the account. */
	private static function words( array $words ): string {
		return Parcours_View::in_language(
			array(
				'fr' => is_string( $words['fr'] ?? null ) ? $words['fr'] : '',
				'en' => is_string( $words['en'] ?? null ) ? $words['en'] : '',
			)
		);
	}
}
