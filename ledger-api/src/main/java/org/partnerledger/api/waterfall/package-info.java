/** The way from spend to payable as a picture, for files and pages: places for the eye, and words for its rows. */
@NullMarked
package org.partnerledger.api.waterfall;

import org.jspecify.annotations.NullMarked;
