create table daily_metric (
    metric      text     not null,
    version     int      not null,
    above       text     not null,
    above_of    text     not null,
    decimals    smallint not null default 0,
    below       text,
    below_of    text,
    in_currency boolean  not null default false,
    constraint daily_metric_pk primary key (metric),
    constraint daily_metric_version_check check (version > 0),
    constraint daily_metric_above_check check (above_of in ('COUNT', 'MEMBERS')),
    constraint daily_metric_below_check check ((below is null) = (below_of is null) and below_of in ('COUNT', 'MEMBERS')),
    constraint daily_metric_decimals_check check (decimals between 0 and 4)
);

comment on table daily_metric is
    'The metrics of the catalogue that are, for a single day, one rollup or one divided by another; a test compares them with the catalogue.';
comment on column daily_metric.above is 'The measure above the line; where the metric is of money, its name without the currency.';
comment on column daily_metric.above_of is 'COUNT: its counter. MEMBERS: how many members it has.';
comment on column daily_metric.decimals is 'The number above counts in units of a power of ten.';

insert into daily_metric (metric, version, above, above_of) values
    ('messages', 1, 'message.posted', 'COUNT'),
    ('replies', 1, 'message.posted#reply', 'COUNT'),
    ('reactions', 1, 'reaction.added', 'COUNT'),
    ('reactions_counted', 1, 'reaction.counted', 'COUNT'),
    ('threads_started', 1, 'thread.started', 'COUNT'),
    ('questions', 1, 'question.asked', 'COUNT'),
    ('answers_accepted', 1, 'answer.accepted', 'COUNT'),
    ('sessions', 1, 'session.ended', 'COUNT'),
    ('campaign_registrations', 1, 'campaign.registered', 'COUNT'),
    ('content_published', 1, 'content.published', 'COUNT'),
    ('content_views', 1, 'content.viewed', 'COUNT'),
    ('content_clicks', 1, 'content.clicked', 'COUNT'),
    ('content_shares', 1, 'content.shared', 'COUNT'),
    ('content_comments', 1, 'content.commented', 'COUNT'),
    ('content_likes', 1, 'content.liked', 'COUNT'),
    ('invites_sent', 1, 'invite.sent', 'COUNT'),
    ('invites_accepted', 1, 'invite.accepted', 'COUNT'),
    ('survey_answers', 1, 'survey.answered', 'COUNT'),
    ('poll_votes', 1, 'poll.voted', 'COUNT'),
    ('suggestions', 1, 'suggestion.submitted', 'COUNT'),
    ('complaints', 1, 'complaint.filed', 'COUNT'),
    ('violations', 1, 'violation.found', 'COUNT'),
    ('orders', 1, 'purchase.completed', 'COUNT'),
    ('refunds', 1, 'purchase.refunded', 'COUNT'),
    ('coupons_used', 1, 'coupon.used', 'COUNT'),
    ('touches', 1, 'channel.touched', 'COUNT'),
    ('dau', 1, 'active', 'MEMBERS'),
    ('active_members', 1, 'active', 'MEMBERS'),
    ('posters', 1, 'message.posted', 'MEMBERS'),
    ('members_joined', 1, 'joined', 'MEMBERS'),
    ('members_left', 1, 'member.left', 'MEMBERS'),
    ('inviting_members', 1, 'invite.sent', 'MEMBERS'),
    ('content_authors', 1, 'content.published', 'MEMBERS'),
    ('content_viewers', 1, 'content.viewed', 'MEMBERS'),
    ('buyers', 1, 'purchase.completed', 'MEMBERS'),
    ('touched_members', 1, 'channel.touched', 'MEMBERS');

insert into daily_metric (metric, version, above, above_of, decimals, below, below_of) values
    ('reply_ratio', 1, 'message.posted#reply', 'COUNT', 0, 'message.posted', 'COUNT'),
    ('reaction_ratio', 1, 'reaction.added', 'COUNT', 0, 'message.posted', 'COUNT'),
    ('reaction_counted_ratio', 1, 'reaction.counted', 'COUNT', 0, 'message.posted', 'COUNT'),
    ('messages_per_active_member', 1, 'message.posted', 'COUNT', 0, 'active', 'MEMBERS'),
    ('acceptance_ratio', 1, 'answer.accepted', 'COUNT', 0, 'question.asked', 'COUNT'),
    ('session_duration', 1, 'session.ended#milliseconds', 'COUNT', 3, 'session.ended', 'COUNT'),
    ('content_click_rate', 1, 'content.clicked', 'COUNT', 0, 'content.viewed', 'COUNT'),
    ('content_share_rate', 1, 'content.shared', 'COUNT', 0, 'content.viewed', 'COUNT'),
    ('content_comment_rate', 1, 'content.commented', 'COUNT', 0, 'content.viewed', 'COUNT'),
    ('content_like_rate', 1, 'content.liked', 'COUNT', 0, 'content.viewed', 'COUNT'),
    ('refund_rate', 1, 'purchase.refunded', 'COUNT', 0, 'purchase.completed', 'COUNT'),
    ('coupon_ratio', 1, 'coupon.used', 'COUNT', 0, 'purchase.completed', 'COUNT');

insert into daily_metric (metric, version, above, above_of, decimals, below, below_of, in_currency) values
    ('gmv', 1, 'purchase.completed$', 'COUNT', 4, null, null, true),
    ('refund_amount', 1, 'purchase.refunded$', 'COUNT', 4, null, null, true),
    ('average_order_value', 1, 'purchase.completed$', 'COUNT', 4, 'purchase.completed#', 'COUNT', true),
    ('sales_per_buyer', 1, 'purchase.completed$', 'COUNT', 4, 'purchase.completed#', 'MEMBERS', true);
