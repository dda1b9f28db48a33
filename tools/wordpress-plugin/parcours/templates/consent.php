<?php
/**
 * What the learner agrees to.
 *
 * @package Parcours
 * @var array{profile:string} $with
 */

defined( 'ABSPATH' ) || exit;

$parcours_agreed = Parcours_Consent::has_agreed();
$parcours_policy = get_privacy_policy_url();
// phpcs:disable WordPress.Security.EscapeOutput -- form() and button() escape.
if ( $parcours_agreed ) :
	?>
	<details class="parcours-rest parcours-consent">
		<summary><?php esc_html_e( 'My data', 'parcours' ); ?></summary>
		<?php echo Parcours_View::form(); ?>
		<p>
			<?php
			echo esc_html(
				Parcours_Consent::granted( 'measurement' )
					? __( 'You agreed to a path of your own and to the measurement of your visits. The service that plans it knows you by a number alone.', 'parcours' )
					: __( 'You agreed to a path of your own. The service that plans it knows you by a number alone.', 'parcours' )
			);
			?>
			<?php if ( $parcours_policy ) : ?>
				<a href="<?php echo esc_url( $parcours_policy ); ?>"><?php esc_html_e( 'Privacy policy', 'parcours' ); ?></a>
			<?php endif; ?>
		</p>
		<p><?php esc_html_e( 'In both cases what you have done and chosen on this path is lost.', 'parcours' ); ?></p>
		<?php echo Parcours_View::button( 'parcours_consent', 'no', __( 'I no longer agree', 'parcours' ) ); ?>
		<details>
			<summary><?php esc_html_e( 'Erase everything about my path', 'parcours' ); ?></summary>
			<p><?php esc_html_e( 'Everything goes at once, here and at the service that plans paths. It cannot be brought back.', 'parcours' ); ?></p>
			<?php echo Parcours_View::button( 'parcours_erase', '1', __( 'Erase for good', 'parcours' ) ); ?>
		</details>
		</form>
	</details>
	<?php
elseif ( Parcours_Consent::may_be_asked() && '' !== (string) Parcours_Settings::get( 'service_url' ) ) :
	echo Parcours_View::form( 'parcours-consent' );
	?>
	<h3><?php esc_html_e( 'A path of your own?', 'parcours' ); ?></h3>
	<p><?php esc_html_e( 'It skips what you already know, keeps to your time and follows your progress. For that, the tutorials that you follow are recorded under a number, never your name or address. You can change your mind at any time.', 'parcours' ); ?></p>
	<?php echo Parcours_View::render( 'profile-field', $with ); ?>
	<p><label><input type="checkbox" name="parcours_measurement" value="1"> <?php esc_html_e( 'I also agree that my visits help to improve the tutorials (time spent, searches, opinions).', 'parcours' ); ?></label></p>
	<?php
	echo Parcours_View::button( 'parcours_consent', 'yes', __( 'Yes, a path of my own', 'parcours' ), '', 'parcours-main' );
	echo Parcours_View::button( 'parcours_consent', 'no', __( 'No, thank you', 'parcours' ) );
	?>
	</form>
	<?php
elseif ( Parcours_Consent::may_agree() && '' !== (string) Parcours_Settings::get( 'service_url' ) ) :
	echo Parcours_View::form( 'parcours-consent' );
	echo Parcours_View::render( 'profile-field', $with );
	echo Parcours_View::button( 'parcours_consent', 'yes', __( 'Have a path of my own after all', 'parcours' ), '', 'parcours-quiet' );
	?>
	</form>
	<?php
endif;
