<?php
/**
 * The end of a path.
 *
 * @package Parcours
 * @var array{path:Parcours_Path,learner:Parcours_Learner} $with
 */

defined( 'ABSPATH' ) || exit;

echo '<p class="parcours-finished">' . esc_html__( 'You have reached the end of this path. Bravo!', 'parcours' ) . '</p>';
$parcours_page = get_queried_object_id();
if ( Parcours_Consent::granted( 'measurement' ) && $parcours_page && Parcours_Settings::flag( 'measure_ratings' ) ) {
	// phpcs:ignore WordPress.Security.EscapeOutput -- a template, which escapes.
	echo Parcours_View::render( 'rating', array( 'post' => $parcours_page, 'learner' => $with['learner'], 'words' => __( 'Did this path help you?', 'parcours' ) ) );
}
