<?php
/**
 * What came of a call of the service.
 *
 * @package Parcours
 */

/** An answer, or why there is none. */
final class Parcours_Answer {

	/**
	 * Makes one.
	 *
	 * @param int               $status  HTTP status; 0 where there was no answer.
	 * @param array<mixed>|null $json    The body, where it is JSON.
	 * @param string            $problem Why it is of no use: `off`, `blocked`, `address`, `unreachable`, `timeout`, `tls`,
	 *                                   `garbage`, `server`, `refused`, `busy`, or nothing where it is well.
	 * @param string            $detail  Words of the service or of the transport, for the administrator.
	 */
	public function __construct(
		public readonly int $status,
		public readonly ?array $json = null,
		public readonly string $problem = '',
		public readonly string $detail = ''
	) {}

	/** Whether it is what was asked for. */
	public function is_well(): bool {
		return '' === $this->problem;
	}

	/** Whether the service itself is at fault, and not what was asked. */
	public function is_outage(): bool {
		return ! in_array( $this->problem, array( '', 'refused', 'off' ), true );
	}

	/** What went wrong and what to do, for an administrator. */
	public function explanation(): string {
		$words = match ( $this->problem ) {
			''            => __( 'The service answers.', 'parcours' ),
			'off'         => __( 'No address of a service is set. Learners see the default paths.', 'parcours' ),
			'address'     => __( 'The name of the service cannot be found (DNS). Check its spelling, and the name server of this machine.', 'parcours' ),
			'unreachable' => __( 'Nothing answers at this address. Check that the service runs, its port, and the firewall between the two.', 'parcours' ),
			'timeout'     => __( 'The service takes too long to answer. Check its load, or allow more time.', 'parcours' ),
			'tls'         => __( 'The certificate of the service is not valid for this address. Renew it, or correct the address.', 'parcours' ),
			'garbage'     => __( 'Something answers at this address, but not Parcours. Check the address and the proxy in front of the service.', 'parcours' ),
			'busy'        => __( 'The service has too much to do at the moment. It will be asked again.', 'parcours' ),
			'blocked'     => __( 'WordPress is set not to call this address (WP_HTTP_BLOCK_EXTERNAL). Add its host to WP_ACCESSIBLE_HOSTS.', 'parcours' ),
			'refused'     => 401 === $this->status || 403 === $this->status
				? __( 'The service refuses the key. Make a new one with “parcours keys create”, with the scopes read, events, privacy and content.', 'parcours' )
				: __( 'The service refuses the request.', 'parcours' ),
			default       => __( 'The service answers with an error of its own. Look at its log.', 'parcours' ),
		};
		return '' === $this->detail ? $words : $words . ' (' . $this->detail . ')';
	}
}
