<?php
/**
 * Below a tutorial.
 *
 * @package Parcours
 * @var array{post:int,profile:string,path:Parcours_Path,learner:Parcours_Learner,personal:bool,position:?int,
 *      next:?array<string,mixed>} $with
 */

defined( 'ABSPATH' ) || exit;

if ( null === $with['position'] && ! $with['personal'] ) {
	return;
}
$parcours_done  = in_array( $with['post'], Parcours_Curriculum::behind( $with['learner'] ), true );
$parcours_title = get_the_title( $with['post'] );
?>
<aside class="parcours parcours-after" id="parcours-after" aria-label="<?php esc_attr_e( 'After this tutorial', 'parcours' ); ?>">
	<?php
	// phpcs:disable WordPress.Security.EscapeOutput -- form(), button() and the templates escape.
	if ( $with['personal'] ) {
		printf( '<p class="parcours-said" role="status">%s</p>', esc_html( Parcours_View::is_said_below() ? Parcours_View::said() : '' ) );
		echo Parcours_View::form( '', 'parcours-after' );
		echo $parcours_done
			? Parcours_View::button( 'parcours_undo', (string) $with['post'], __( 'I want to do this again', 'parcours' ) )
			: Parcours_View::button( 'parcours_done', (string) $with['post'], __( 'I have finished, next step', 'parcours' ), '', 'parcours-main' );
		echo Parcours_View::button( 'parcours_help', (string) $with['post'], __( 'I am stuck', 'parcours' ) ) . '</form>';
		echo Parcours_View::render( 'stuck', $with );
		if ( Parcours_Settings::flag( 'measure_ratings' ) && Parcours_Consent::granted( 'measurement' ) ) {
			echo Parcours_View::render( 'rating', $with + array( 'words' => __( 'Did this tutorial help you?', 'parcours' ) ) );
		}
	} elseif ( $with['next'] ) {
		printf(
			'<p><a class="parcours-main" href="%s">%s</a></p>',
			esc_url( Parcours_View::step_url( $with['next'], $with['profile'] ) ),
			/* translators: 1: title of a tutorial, 2: a length of time */
			esc_html( sprintf( __( 'Next: %1$s (%2$s)', 'parcours' ), Parcours_View::title( $with['next'] ), Parcours_View::minutes( $with['next']['minutes'] ) ) )
		);
	}
	// phpcs:enable
	?>
</aside>
