<?php
/**
 * What waits to be told to the service.
 *
 * @package Parcours
 */

/**
 * A table of the site: learning events, choices on consent and erasures, told in order by a job until the service has
 * answered for each. It is bounded: of too many events the oldest go, of too old ones all; consent and erasure stay until told.
 */
final class Parcours_Queue {

	private const MOST_ROWS    = 20000;
	private const BATCH        = 500;
	private const LONGEST_WAIT = 6 * HOUR_IN_SECONDS;

	/** Name of the table. */
	public static function table(): string {
		global $wpdb;
		return $wpdb->prefix . 'parcours_queue';
	}

	/** Makes the table, or brings it up to date. */
	public static function install(): void {
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		$table = self::table();
		dbDelta(
			"CREATE TABLE $table (
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				kind varchar(12) NOT NULL,
				learner char(64) NOT NULL,
				event char(36) NOT NULL,
				body text NOT NULL,
				created bigint(20) unsigned NOT NULL,
				due bigint(20) unsigned NOT NULL,
				attempts smallint(5) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (id),
				UNIQUE KEY event (learner,event),
				KEY due (due)
			) {$wpdb->get_charset_collate()};"
		);
	}

	/**
	 * Adds something to tell. The same event of the same learner is kept once, as last said.
	 *
	 * @param string       $kind    `event`, `consent` or `erase`.
	 * @param string       $learner Pseudonym.
	 * @param array<mixed> $body    What to tell.
	 * @param int          $wait    Seconds for which it may still change.
	 */
	public static function add( string $kind, string $learner, array $body, int $wait = 0 ): bool {
		global $wpdb;
		if ( '' === $learner ) {
			return false;
		}
		$event = 'event' === $kind ? (string) ( $body['id'] ?? '' ) : wp_generate_uuid4();
		self::supersede( $kind, $learner );
		// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- a table of our own.
		$table = self::table();
		$done  = $wpdb->query(
			$wpdb->prepare(
				"INSERT INTO $table (kind, learner, event, body, created, due) VALUES (%s, %s, %s, %s, %d, %d)
				ON DUPLICATE KEY UPDATE body = VALUES(body), due = VALUES(due)",
				$kind,
				$learner,
				$event,
				(string) wp_json_encode( $body, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES ),
				time(),
				time() + $wait
			)
		);
		// phpcs:enable
		if ( false !== $done ) {
			Parcours_Jobs::soon( Parcours_Jobs::SEND, 60 );
		}
		return false !== $done;
	}

	/** What a choice makes void: an erasure everything before it, a choice on consent the choices before it. */
	private static function supersede( string $kind, string $learner ): void {
		global $wpdb;
		$void = array(
			'erase'   => array( 'learner' => $learner ),
			'consent' => array(
				'learner' => $learner,
				'kind'    => 'consent',
			),
		);
		if ( isset( $void[ $kind ] ) ) {
			// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- a table of our own.
			$wpdb->delete( self::table(), $void[ $kind ] );
		}
	}

	/**
	 * Forgets the events of a learner that were not told yet.
	 *
	 * @param string $learner Pseudonym.
	 */
	public static function drop_events( string $learner ): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- a table of our own.
		$wpdb->delete(
			self::table(),
			array(
				'learner' => $learner,
				'kind'    => 'event',
			)
		);
	}

	/**
	 * What is on its way of a learner.
	 *
	 * @param string $learner Pseudonym.
	 * @return list<array{kind:string,body:array<mixed>}>
	 */
	public static function of( string $learner ): array {
		global $wpdb;
		$table = self::table();
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- a table of our own.
		$rows = $wpdb->get_results( $wpdb->prepare( "SELECT kind, body FROM $table WHERE learner = %s ORDER BY id", $learner ), ARRAY_A );
		return array_map(
			static fn( array $row ): array => array(
				'kind' => $row['kind'],
				'body' => (array) json_decode( $row['body'], true, 16 ),
			),
			$rows ? $rows : array()
		);
	}

	/**
	 * How much waits, and since when.
	 *
	 * @return array{rows:int,oldest:int} Number of rows, and seconds since the oldest was added.
	 */
	public static function size(): array {
		global $wpdb;
		$table = self::table();
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- a table of our own.
		$row = $wpdb->get_row( "SELECT COUNT(*) AS n, MIN(created) AS oldest FROM $table", ARRAY_A );
		return array(
			'rows'   => (int) ( $row['n'] ?? 0 ),
			'oldest' => empty( $row['oldest'] ) ? 0 : max( 0, time() - (int) $row['oldest'] ),
		);
	}

	/**
	 * Tells at once what waits of one learner, within the limit of a page; what is not told is for the job.
	 *
	 * @param string $learner Pseudonym.
	 */
	public static function send_now( string $learner ): void {
		self::send( $learner, true );
	}

	/**
	 * Tells what is due, in the order in which it came for each learner. Ends where the service is away; what it refuses of one
	 * learner holds up nobody else. With the plugin switched off only choices are told. One at a time tells.
	 *
	 * @param string|null $learner Of this learner alone, whether due or not.
	 * @param bool        $in_page Within the limit of a page.
	 * @return array{told:int,problem:string} How many were answered for, and the last problem.
	 */
	public static function send( ?string $learner = null, bool $in_page = false ): array {
		$result = array(
			'told'    => 0,
			'problem' => '',
		);
		if ( ! self::lock() ) {
			return $result;
		}
		try {
			if ( null === $learner ) {
				self::trim();
			}
			$end = time() + 50;
			do {
				$rows = self::due( $learner );
				foreach ( self::batches( $rows ) as $batch ) {
					$answer = self::tell( $batch, $in_page );
					if ( null === $answer ) {
						continue;
					}
					if ( $answer->is_well() || self::is_hopeless( $answer, $batch ) ) {
						self::remove( $batch );
						$result['told'] += count( $batch );
						continue;
					}
					$result['problem'] = $answer->problem;
					self::put_off( $batch );
					if ( $answer->is_outage() || in_array( $answer->status, array( 401, 403 ), true ) ) {
						return $result;
					}
				}
			} while ( $rows && null === $learner && time() < $end );
			return $result;
		} finally {
			self::unlock();
		}
	}

	/**
	 * What may be told now. A choice that was put off holds up all that came after it of the same learner.
	 *
	 * @param string|null $learner Of this learner alone, whether due or not.
	 * @return list<array<string,string>>
	 */
	private static function due( ?string $learner ): array {
		global $wpdb;
		$table = self::table();
		$kinds = Parcours_Settings::flag( 'enabled' ) ? '' : "AND q.kind <> 'event'";
		// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- a table of our own.
		$rows = null === $learner
			? $wpdb->get_results(
				$wpdb->prepare(
					"SELECT q.* FROM $table q WHERE q.due <= %d $kinds AND NOT EXISTS
						( SELECT 1 FROM $table p WHERE p.learner = q.learner AND p.id < q.id AND p.kind <> 'event' AND p.due > %d )
						ORDER BY q.id LIMIT %d",
					time(),
					time(),
					self::BATCH
				),
				ARRAY_A
			)
			: $wpdb->get_results( $wpdb->prepare( "SELECT q.* FROM $table q WHERE q.learner = %s $kinds ORDER BY q.id LIMIT %d", $learner, self::BATCH ), ARRAY_A );
		// phpcs:enable
		return $rows ? $rows : array();
	}

	/** Keeps others from telling meanwhile: two at once could tell a choice and its withdrawal in the wrong order. */
	private static function lock(): bool {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- a lock of the database.
		return '0' !== $wpdb->get_var( $wpdb->prepare( 'SELECT GET_LOCK( %s, 0 )', self::lock_name() ) );
	}

	/** Lets others tell. */
	private static function unlock(): void {
		global $wpdb;
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- a lock of the database.
		$wpdb->get_var( $wpdb->prepare( 'SELECT RELEASE_LOCK( %s )', self::lock_name() ) );
	}

	/** One lock for each site of a database server. */
	private static function lock_name(): string {
		return 'parcours_' . md5( DB_NAME . self::table() );
	}

	/**
	 * Rows that can be told in one call: events that follow one another, and every other thing alone.
	 *
	 * @param list<array<string,string>> $rows In order.
	 * @return list<list<array<string,string>>>
	 */
	private static function batches( array $rows ): array {
		$batches = array();
		foreach ( $rows as $row ) {
			$last = count( $batches ) - 1;
			if ( 'event' === $row['kind'] && $last >= 0 && 'event' === $batches[ $last ][0]['kind'] ) {
				$batches[ $last ][] = $row;
			} else {
				$batches[] = array( $row );
			}
		}
		return $batches;
	}

	/**
	 * One call; none where a later choice has made void what was to be told.
	 *
	 * @param list<array<string,string>> $batch   Rows of one kind.
	 * @param bool                       $in_page Within the limit of a page.
	 */
	private static function tell( array $batch, bool $in_page ): ?Parcours_Answer {
		global $wpdb;
		$first = $batch[0];
		$body  = (array) json_decode( $first['body'], true, 16 );
		$path  = '/v1/learners/' . rawurlencode( $first['learner'] );
		$call  = static fn( string $method, string $path, ?array $body ): Parcours_Answer => $in_page
			? Parcours_Client::from_page( $method, $path, $body ) : Parcours_Client::in_background( $method, $path, $body );
		if ( 'event' === $first['kind'] ) {
			$events = array_map(
				static fn( array $row ): array => array( 'learner' => $row['learner'] ) + (array) json_decode( $row['body'], true, 16 ),
				$batch
			);
			return $call( 'POST', '/v1/events', array( 'events' => $events ) );
		}
		$table = self::table();
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- a table of our own.
		if ( ! $wpdb->get_var( $wpdb->prepare( "SELECT id FROM $table WHERE id = %d", (int) $first['id'] ) ) ) {
			return null;
		}
		if ( 'erase' === $first['kind'] ) {
			return $call( 'DELETE', $path, null );
		}
		$answer = $call( 'PUT', $path . '/consent', $body );
		// A version of the policy that the service does not take must not keep a choice from it.
		return 422 === $answer->status && isset( $body['policy'] ) ? $call( 'PUT', $path . '/consent', array_diff_key( $body, array( 'policy' => true ) ) ) : $answer;
	}

	/** Whether events were refused for what they are: they would be for ever. A key that was refused may be mended. */
	private static function is_hopeless( Parcours_Answer $answer, array $batch ): bool {
		return 'event' === $batch[0]['kind'] && 'refused' === $answer->problem && ! in_array( $answer->status, array( 401, 403 ), true );
	}

	/** Rows were answered for. A row that changed meanwhile is told again. */
	private static function remove( array $batch ): void {
		global $wpdb;
		foreach ( $batch as $row ) {
			// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- a table of our own.
			$wpdb->delete(
				self::table(),
				array(
					'id'   => (int) $row['id'],
					'body' => $row['body'],
				)
			);
		}
	}

	/** Rows were not: they come again later, the later the more often it failed. */
	private static function put_off( array $batch ): void {
		global $wpdb;
		$table = self::table();
		$wait  = (int) min( self::LONGEST_WAIT, 60 * 2 ** min( 12, (int) $batch[0]['attempts'] ) );
		$ids   = implode( ',', array_map( 'intval', array_column( $batch, 'id' ) ) );
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- whole numbers, a table of our own.
		$wpdb->query( $wpdb->prepare( "UPDATE $table SET attempts = attempts + 1, due = %d WHERE id IN ($ids)", time() + $wait ) );
		Parcours_Jobs::soon( Parcours_Jobs::SEND, $wait );
	}

	/** Keeps the table within its bounds. */
	private static function trim(): void {
		global $wpdb;
		$table  = self::table();
		$oldest = time() - DAY_IN_SECONDS * (int) Parcours_Settings::get( 'queue_days' );
		// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- a table of our own.
		$wpdb->query( $wpdb->prepare( "DELETE FROM $table WHERE kind = 'event' AND created < %d", $oldest ) );
		$much = (int) $wpdb->get_var( "SELECT COUNT(*) FROM $table" ) - self::MOST_ROWS;
		if ( $much > 0 ) {
			$wpdb->query( $wpdb->prepare( "DELETE FROM $table WHERE kind = 'event' ORDER BY id LIMIT %d", $much ) );
		}
		// phpcs:enable
	}
}
