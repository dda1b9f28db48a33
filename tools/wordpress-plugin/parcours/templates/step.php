<?php
/**
 * One step: what writes it, since a path has many and a file for each would be read again and again.
 *
 * @package Parcours
 */

defined( 'ABSPATH' ) || exit;

/**
 * Writes a step.
 *
 * @param array<string,mixed> $parcours_step     The step.
 * @param string              $parcours_profile  Slug of the profile.
 * @param bool                $parcours_personal Whether the learner can say something of it.
 */
return static function ( array $parcours_step, string $parcours_profile, bool $parcours_personal ): void {
	$parcours_title = Parcours_View::title( $parcours_step );
	$parcours_mode  = Parcours_View::mode( $parcours_step['mode'] );
	$parcours_about = array_filter(
		array(
			$parcours_step['estimated']
				/* translators: %s: a length of time */
				? sprintf( __( 'about %s', 'parcours' ), Parcours_View::minutes( $parcours_step['minutes'] ) )
				: Parcours_View::minutes( $parcours_step['minutes'] ),
			Parcours_View::medium( $parcours_step['medium'] ),
			$parcours_step['axis'],
		),
		'strlen'
	);
	?>
<li class="parcours-step">
	<a class="parcours-step-title" href="<?php echo esc_url( Parcours_View::step_url( $parcours_step, $parcours_profile ) ); ?>"><?php echo esc_html( $parcours_title ); ?></a>
	<span class="parcours-step-facts"><?php echo esc_html( implode( ' · ', $parcours_about ) ); ?></span>
	<span class="parcours-step-why">
		<?php
		/* translators: %s: the reason, such as “answers the need …” */
		echo esc_html( sprintf( __( 'Why: %s', 'parcours' ), Parcours_View::in_language( $parcours_step['reason'] ) ) );
		?>
	</span>
	<?php if ( '' !== $parcours_mode ) : ?>
		<span class="parcours-step-mode"><?php echo esc_html( $parcours_mode ); ?></span>
	<?php endif; ?>
	<?php if ( $parcours_personal ) : ?>
		<span class="parcours-step-actions">
			<?php
			// phpcs:disable WordPress.Security.EscapeOutput -- button() escapes.
			echo Parcours_View::button( 'parcours_know', (string) $parcours_step['id'], __( 'I already know this', 'parcours' ), $parcours_title );
			echo Parcours_View::button( 'parcours_later', (string) $parcours_step['id'], __( 'Not now', 'parcours' ), $parcours_title );
			// phpcs:enable
			?>
		</span>
	<?php endif; ?>
</li>
	<?php
};
