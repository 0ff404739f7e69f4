/** Projects, listed and one by one, with what their milestones cost as of today. */
@NullMarked
package org.partnerledger.api.project;

import org.jspecify.annotations.NullMarked;
