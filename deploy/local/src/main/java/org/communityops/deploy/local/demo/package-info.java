/**
 * A community to look at: invented members and four weeks of invented activity, sent through the public interface on the
 * first start, what the members have redeemed their points for, and rules that somebody is at work on, and something of every other feature. It promises that every
 * type of event occurs, that no real person does, and that a load which is interrupted goes on with the same events and orders.
 */
@NullMarked
package org.communityops.deploy.local.demo;

import org.jspecify.annotations.NullMarked;
