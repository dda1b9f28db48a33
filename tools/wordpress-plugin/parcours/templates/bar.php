<?php
/**
 * Where a tutorial stands in the path.
 *
 * @package Parcours
 * @var array{post:int,profile:string,path:Parcours_Path,learner:Parcours_Learner,personal:bool,position:?int,
 *      next:?array<string,mixed>,previous:?array<string,mixed>} $with
 */

defined( 'ABSPATH' ) || exit;

$parcours_path = $with['path'];
$parcours_url  = Parcours_View::path_url();
$parcours_done = in_array( $with['post'], Parcours_Curriculum::posts( $with['learner'], 'done' ), true );
$parcours_knew = in_array( $with['post'], Parcours_Curriculum::posts( $with['learner'], 'known' ), true );
$parcours_none = $parcours_knew ? __( 'You said that you know this already.', 'parcours' ) : __( 'This tutorial is not in your path: you can skip it.', 'parcours' );
if ( null === $with['position'] && ! $with['personal'] ) {
	return;
}
// Steps that were done are no longer in the path, and still count.
$parcours_before = count( Parcours_Curriculum::behind( $with['learner'] ) );
$parcours_words  = null === $with['position']
	? ( $parcours_done ? __( 'You have done this step.', 'parcours' ) : $parcours_none )
	/* translators: 1: number of the step, 2: number of steps, 3: a profile */
	: sprintf( __( 'Step %1$d of %2$d of the path %3$s', 'parcours' ), $parcours_before + $with['position'] + 1, $parcours_before + count( $parcours_path->steps() ), $parcours_path->profile_title() );
?>
<nav class="parcours parcours-bar" id="parcours" aria-label="<?php esc_attr_e( 'Your learning path', 'parcours' ); ?>">
	<p class="parcours-said" role="status" aria-live="polite"><?php echo esc_html( Parcours_View::is_said_below() ? '' : Parcours_View::said() ); ?></p>
	<p class="parcours-bar-place"><?php echo esc_html( $parcours_words ); ?></p>
	<ul class="parcours-bar-links">
		<?php
		if ( $with['previous'] ) {
			printf(
				'<li><a href="%s">%s</a></li>',
				esc_url( Parcours_View::step_url( $with['previous'], $with['profile'] ) ),
				/* translators: %s: title of a tutorial */
				esc_html( sprintf( __( 'Previous: %s', 'parcours' ), Parcours_View::title( $with['previous'] ) ) )
			);
		}
		if ( $with['next'] ) {
			printf(
				'<li><a href="%s">%s</a></li>',
				esc_url( Parcours_View::step_url( $with['next'], $with['profile'] ) ),
				/* translators: 1: title of a tutorial, 2: a length of time */
				esc_html( sprintf( __( 'Next: %1$s (%2$s)', 'parcours' ), Parcours_View::title( $with['next'] ), Parcours_View::minutes( $with['next']['minutes'] ) ) )
			);
		}
		if ( '' !== $parcours_url ) {
			$parcours_url = $with['personal'] ? $parcours_url : add_query_arg( 'parcours', $with['profile'], $parcours_url );
			printf( '<li><a href="%s">%s</a></li>', esc_url( $parcours_url ), esc_html__( 'The whole path', 'parcours' ) );
		}
		?>
	</ul>
</nav>
