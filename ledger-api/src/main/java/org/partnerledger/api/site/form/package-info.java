/** Forms: what one says becomes the body that the API expects, and a refusal comes back at its fields. */
@NullMarked
package org.partnerledger.api.site.form;

import org.jspecify.annotations.NullMarked;
