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
$parcours_left  = $with['path']->unreached();
_prime_post_caches( array_filter( array_merge( $parcours_later, $parcours_known, array_column( $parcours_left, 'id' ), array_column( $parcours_left, 'requires' ) ) ), false, false );
foreach ( $parcours_left as $parcours_one ) {
	if ( 'budget' === $parcours_one['cause'] ) {
		++$parcours_long;
	} elseif ( 'publish' === get_post_status( $parcours_one['id'] ) && ! in_array( $parcours_one['id'], $parcours_later, true ) ) {
		// Titles of drafts are not for learners.
		$parcours_hides   = 'requires' === $parcours_one['cause'] && 'publish' !== get_post_status( $parcours_one['requires'] );
		$parcours_title   = Parcours_View::title( $parcours_one );
		$parcours_reason  = $parcours_hides ? __( 'needs a tutorial that is not on the site yet', 'parcours' ) : Parcours_View::in_language( $parcours_one['reason'] );
		$parcours_other[] = str_contains( $parcours_reason, $parcours_one['title'] ) ? $parcours_reason : $parcours_title . ' : ' . $parcours_reason;
	}
}
if ( ! $parcours_later && ! $parcours_known && ! $parcours_other && ! $parcours_long ) {
	return;
}
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
		foreach ( $parcours_other as $parcours_words ) {
			printf( '<li>%s</li>', esc_html( $parcours_words ) );
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
