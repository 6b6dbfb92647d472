package org.communityops.activity.envelope;

/** What became of one thing that was sent as an event: it is one, or it was refused with a reason. */
public sealed interface Examined permits Envelope, Refused {}
