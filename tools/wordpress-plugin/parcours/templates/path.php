<?php
/**
 * The path of a learner.
 *
 * @package Parcours
 * @var array{path:?Parcours_Path,origin:string,learner:Parcours_Learner,profile:string} $with
 */

defined( 'ABSPATH' ) || exit;

$parcours_path     = $with['path'];
$parcours_learner  = $with['learner'];
$parcours_personal = Parcours_Consent::granted( 'personalisation' );
$parcours_said     = Parcours_View::said();
$parcours_done     = count( Parcours_Curriculum::behind( $parcours_learner ) );
$parcours_left     = $parcours_path ? count( $parcours_path->steps() ) : 0;
?>
<section class="parcours" id="parcours" aria-labelledby="parcours-title">
	<h2 class="parcours-title" id="parcours-title">
		<?php
		if ( ! $parcours_path ) {
			esc_html_e( 'Your learning path', 'parcours' );
		} elseif ( $parcours_personal ) {
			/* translators: %s: a profile, such as nurse */
			echo esc_html( sprintf( __( 'Your path: %s', 'parcours' ), $parcours_path->profile_title() ) );
		} else {
			/* translators: %s: a profile, such as nurse */
			echo esc_html( sprintf( __( 'The path of the profile: %s', 'parcours' ), $parcours_path->profile_title() ) );
		}
		?>
	</h2>
	<p class="parcours-said" role="status" aria-live="polite"><?php echo esc_html( $parcours_said ); ?></p>
	<?php
	if ( 'earlier' === $with['origin'] ) {
		echo '<p class="parcours-note">' . esc_html__( 'This is your path as it was at your last visit; it will soon be brought up to date.', 'parcours' ) . '</p>';
	} elseif ( 'default' === $with['origin'] ) {
		echo '<p class="parcours-note">' . esc_html__( 'Here is the usual path of your profile; yours will be back soon.', 'parcours' ) . '</p>';
	}
	if ( ! $parcours_personal ) {
		// phpcs:ignore WordPress.Security.EscapeOutput -- a template, which escapes.
		echo Parcours_View::render( 'profile', $with );
	}
	if ( ! $parcours_path && $parcours_personal ) {
		// phpcs:disable WordPress.Security.EscapeOutput -- templates, which escape.
		echo Parcours_View::form() . Parcours_View::render( 'profile-field', $with );
		echo Parcours_View::button( 'parcours_adapt', '1', __( 'Show the path', 'parcours' ), '', 'parcours-main' ) . '</form>';
		// phpcs:enable
	}
	if ( $parcours_path && $parcours_personal ) :
		?>
		<div class="parcours-progress">
			<p id="parcours-progress">
				<?php
				echo esc_html(
					sprintf(
						/* translators: %d: steps that were done */
						_n( '%d step done', '%d steps done', $parcours_done, 'parcours' ),
						$parcours_done
					) . ', ' . sprintf(
						/* translators: %d: steps that are left */
						_n( '%d left', '%d left', $parcours_left, 'parcours' ),
						$parcours_left
					)
				);
				?>
			</p>
			<progress max="<?php echo esc_attr( (string) max( 1, $parcours_done + $parcours_left ) ); ?>" value="<?php echo esc_attr( (string) $parcours_done ); ?>" aria-labelledby="parcours-progress"></progress>
		</div>
		<?php
		// phpcs:ignore WordPress.Security.EscapeOutput -- a template, which escapes.
		echo Parcours_View::render( 'question', $with );
	endif;
	if ( $parcours_path ) {
		// phpcs:ignore WordPress.Security.EscapeOutput -- a template, which escapes.
		echo Parcours_View::render( $parcours_left ? 'sessions' : 'finished', $with );
		if ( $parcours_personal ) {
			// phpcs:ignore WordPress.Security.EscapeOutput -- a template, which escapes.
			echo Parcours_View::render( 'aside', $with );
		}
		// phpcs:ignore WordPress.Security.EscapeOutput -- a template, which escapes.
		echo Parcours_View::render( 'search', $with );
	}
	if ( $parcours_personal && $parcours_path ) {
		// phpcs:ignore WordPress.Security.EscapeOutput -- a template, which escapes.
		echo Parcours_View::render( 'adapt', $with );
		// phpcs:ignore WordPress.Security.EscapeOutput -- a template, which escapes.
		echo Parcours_View::render( 'stuck', array( 'post' => 0, 'learner' => $parcours_learner ) );
	}
	// phpcs:ignore WordPress.Security.EscapeOutput -- a template, which escapes.
	echo Parcours_View::render( 'consent', $with );
	?>
</section>
