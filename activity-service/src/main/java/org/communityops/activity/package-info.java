/**
 * The activity service: what happens in a community. It takes activity events in, keeps each exactly once and for ever,
 * tells the other services of it, and lets people look back.
 */
@NullMarked
package org.communityops.activity;

import org.jspecify.annotations.NullMarked;
