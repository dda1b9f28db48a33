/**
 * The block in the editor: a preview made by the site, and the profile to show.
 */
( function ( blocks, element, editor, components, ServerSideRender, facts ) {
	const create = element.createElement;
	blocks.registerBlockType( 'parcours/path', {
		edit( props ) {
			const options = [ { value: '', label: facts.words.any } ].concat(
				Object.entries( facts.profiles ).map( ( [ value, label ] ) => ( { value, label } ) )
			);
			return create(
				'div',
				editor.useBlockProps(),
				create(
					editor.InspectorControls,
					null,
					create(
						components.PanelBody,
						{ title: facts.words.title },
						create( components.SelectControl, {
							label: facts.words.profile,
							help: facts.words.help,
							value: props.attributes.profile,
							options,
							onChange: ( profile ) => props.setAttributes( { profile } ),
						} )
					)
				),
				create( components.Disabled, null, create( ServerSideRender, { block: 'parcours/path', attributes: props.attributes } ) )
			);
		},
		save: () => null,
	} );
}( window.wp.blocks, window.wp.element, window.wp.blockEditor, window.wp.components, window.wp.serverSideRender, window.parcoursBlock ) );
