<?php
/**
 * Called by WordPress when the plugin is deleted: nothing of it stays.
 *
 * @package Parcours
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/parcours.php';

Parcours_Installer::each_site( true, array( Parcours_Installer::class, 'remove' ) );
