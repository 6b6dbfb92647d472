/** The member service. */
@NullMarked
package org.communityops.member;

import org.jspecify.annotations.NullMarked;
