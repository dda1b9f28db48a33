<?php
/**
 * What is not in the path: set aside, known already, out of reach.
 *
 * @package Parcours
 * @var array{path:Parcours_Path,learner:Parcours_Learner} $with
 */

defined( 'ABSPATH' ) || exit;

$parcours_later = Parcours_Curriculum::posts( $with['learner'], 'later', time() );
$parcours_known = array_slice( Parcours_Curriculum::posts( $with['learner'], 'known' ), -30 );
$parcours_other = array();
$parcours_long  = 0;
foreach ( $with['path']->unreached() as $parcours_left ) {
	if ( 'budget' === $parcours_left['cause'] ) {
		++$parcours_long;
	} elseif ( ! in_array( $parcours_left['id'], $parcours_later, true ) ) {
		$parcours_other[] = $parcours_left;
	}
}
if ( ! $parcours_later && ! $parcours_known && ! $parcours_other && ! $parcours_long ) {
	return;
}
_prime_post_caches( array_merge( $parcours_later, $parcours_known ), false, false );
$parcours_row = static function ( int $post, string $name, string $words ): void {
	$title = Parcours_View::title( array( 'id' => $post, 'title' => '' ) );
	// phpcs:ignore WordPress.Security.EscapeOutput -- button() escapes.
	printf( '<li>%s %s</li>', esc_html( $title ), Parcours_View::button( $name, (string) $post, $words, $title ) );
};
?>
<details class="parcours-rest parcours-aside">
	<summary><?php esc_html_e( 'Set aside, known or out of reach', 'parcours' ); ?></summary>
	<?php
	// phpcs:ignore WordPress.Security.EscapeOutput -- form() escapes.
	echo Parcours_View::form();
	if ( $parcours_later ) {
		echo '<h3>' . esc_html__( 'Set aside for a week', 'parcours' ) . '</h3><ul>';
		foreach ( $parcours_later as $parcours_post ) {
			$parcours_row( $parcours_post, 'parcours_resume', __( 'Take it up again', 'parcours' ) );
		}
		echo '</ul>';
	}
	if ( $parcours_known ) {
		echo '<h3>' . esc_html__( 'You know these already', 'parcours' ) . '</h3><ul>';
		foreach ( array_reverse( $parcours_known ) as $parcours_post ) {
			$parcours_row( $parcours_post, 'parcours_undo', __( 'Put it back in my path', 'parcours' ) );
		}
		echo '</ul>';
	}
	if ( $parcours_other || $parcours_long ) {
		echo '<h3>' . esc_html__( 'Out of reach for now', 'parcours' ) . '</h3><ul>';
		foreach ( $parcours_other as $parcours_left ) {
			$parcours_reason = Parcours_View::in_language( $parcours_left['reason'] );
			printf( '<li>%s</li>', esc_html( str_contains( $parcours_reason, $parcours_left['title'] ) ? $parcours_reason : $parcours_left['title'] . ' : ' . $parcours_reason ) );
		}
		if ( $parcours_long ) {
			/* translators: %d: number of steps */
			printf( '<li>%s</li>', esc_html( sprintf( _n( '%d step does not fit in the time that you have.', '%d steps do not fit in the time that you have.', $parcours_long, 'parcours' ), $parcours_long ) ) );
		}
		echo '</ul>';
	}
	?>
	</form>
</details>
