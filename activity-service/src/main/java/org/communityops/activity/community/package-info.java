/**
 * What this service knows of communities: a projection of member-service's feed, enough to answer while that service is
 * down.
 */
@NullMarked
package org.communityops.activity.community;

import org.jspecify.annotations.NullMarked;
