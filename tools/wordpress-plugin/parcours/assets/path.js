/**
 * Sends the forms of a path without leaving the page: the new path takes the place of the old one, and the focus stays where
 * it was useful. Without this script, or where it fails, the forms work as forms do.
 */
( function () {
	if ( ! window.fetch || ! window.DOMParser ) {
		return;
	}
	document.addEventListener( 'submit', ( event ) => {
		const form = event.target;
		const place = form.closest( 'section.parcours' );
		if ( ! place || form.method !== 'post' || place.getAttribute( 'aria-busy' ) === 'true' ) {
			return;
		}
		const button = event.submitter;
		const data = new FormData( form );
		if ( button && button.name ) {
			data.set( button.name, button.value );
		}
		if ( data.has( 'parcours_consent' ) ) {
			return; // Cookies and scripts of the page change with it.
		}
		event.preventDefault();
		place.setAttribute( 'aria-busy', 'true' );
		const open = Array.from( place.querySelectorAll( 'details' ), ( one ) => one.open );
		fetch( form.action, { method: 'POST', body: data, credentials: 'same-origin' } )
			.then( ( answer ) => ( answer.ok ? answer.text() : Promise.reject( answer.status ) ) )
			.then( ( text ) => {
				const fresh = new DOMParser().parseFromString( text, 'text/html' ).querySelector( 'section.parcours' );
				if ( ! fresh ) {
					throw new Error( 'no path' );
				}
				// The region that speaks must be there before its words are.
				const said = fresh.querySelector( '.parcours-said' );
				const words = said ? said.textContent : '';
				if ( said ) {
					said.textContent = '';
				}
				place.replaceWith( fresh );
				const folds = fresh.querySelectorAll( 'details' );
				if ( folds.length === open.length ) {
					folds.forEach( ( one, i ) => ( one.open = open[ i ] ) );
				}
				const target = fresh.querySelector( '.parcours-question button, .parcours-next' ) || fresh.querySelector( '.parcours-title' );
				if ( target ) {
					if ( target.tagName !== 'BUTTON' ) {
						target.tabIndex = -1;
					}
					target.focus( { preventScroll: true } );
				}
				window.setTimeout( () => said && ( said.textContent = words ), 50 );
			} )
			.catch( () => {
				place.removeAttribute( 'aria-busy' );
				if ( button && button.name ) {
					const field = document.createElement( 'input' );
					field.type = 'hidden';
					field.name = button.name;
					field.value = button.value;
					form.append( field );
				}
				form.submit();
			} );
	} );
}() );
