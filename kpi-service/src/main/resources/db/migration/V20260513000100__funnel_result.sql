create table funnel_result (
    community_id uuid        not null,
    funnel_id    uuid        not null,
    revision     bigint,
    cut_off      date,
    computed_at  timestamptz,
    due_at       timestamptz not null,
    attempt      int         not null default 0,
    failed_at    timestamptz,
    constraint funnel_result_pk primary key (community_id, funnel_id),
    constraint funnel_result_funnel_fk foreign key (community_id, funnel_id) references funnel (community_id, id),
    constraint funnel_result_attempt_check check (attempt >= 0),
    constraint funnel_result_computed_check check ((revision is null) = (computed_at is null)),
    constraint funnel_result_cut_off_check check (cut_off is null or computed_at is not null)
);

comment on table funnel_result is 'Of when the stored figures of a funnel are, and when they may be computed again.';
comment on column funnel_result.revision is 'That of the community of which the figures are; null until they are computed. Another one means that they are behind.';
comment on column funnel_result.cut_off is 'Local date of the latest event that the figures know; null when there was none.';
comment on column funnel_result.computed_at is
    'Taken while the community is locked, so within a community figures that are committed later have a later time.';
comment on column funnel_result.due_at is
    'Before it nobody computes the funnel again: while one does, until when he keeps it to himself; else when the pause is over.';
comment on column funnel_result.attempt is 'How often somebody has set about it; only the latest may write.';
comment on column funnel_result.failed_at is 'When the latest attempt failed; the figures are those of before. Null when it did not.';

create table funnel_result_step (
    community_id       uuid   not null,
    funnel_id          uuid   not null,
    position           int    not null,
    name               text   not null,
    members            bigint not null,
    alone              bigint not null,
    lost               bigint not null,
    rate_from_previous numeric(9, 6),
    rate_from_first    numeric(9, 6),
    median_seconds     bigint,
    p90_seconds        bigint,
    constraint funnel_result_step_pk primary key (community_id, funnel_id, position),
    constraint funnel_result_step_result_fk foreign key (community_id, funnel_id) references funnel_result,
    constraint funnel_result_step_name_key unique (community_id, funnel_id, name),
    constraint funnel_result_step_position_check check (position between 1 and 10),
    constraint funnel_result_step_members_check check (members >= 0 and alone >= 0 and lost >= 0),
    constraint funnel_result_step_rate_check check (rate_from_previous between 0 and 1 and rate_from_first between 0 and 1),
    constraint funnel_result_step_seconds_check check ((median_seconds is null) = (p90_seconds is null) and p90_seconds >= median_seconds)
);

comment on table funnel_result_step is 'The figures of a step of a funnel, of everybody and all days.';
comment on column funnel_result_step.position is '1 for the first step.';
comment on column funnel_result_step.median_seconds is 'Since the step before; null for the first step, without an order, and when nobody got here.';

call protect('funnel_result');
call protect('funnel_result_step');
grant select on funnel to ${feed};
grant select, insert, update on funnel_result, funnel_result_step to ${feed};
