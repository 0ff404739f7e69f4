/** How the whole repository is written, as tests: they read every source file and name what is out of line. */
@NullMarked
package org.partnerledger.house;

import org.jspecify.annotations.NullMarked;
