<?php
/**
 * Runs the PHPUnit tests of this folder inside a WordPress: start-wordpress.sh php run.php
 *
 * @package Parcours
 */

require_once '/usr/share/php/PHPUnit/Autoload.php';
require_once __DIR__ . '/class-parcours-testcase.php';
exit( ( new PHPUnit\TextUI\Command() )->run( array( 'phpunit', '--no-configuration', '--do-not-cache-result', '--colors=never', __DIR__ ), false ) );
