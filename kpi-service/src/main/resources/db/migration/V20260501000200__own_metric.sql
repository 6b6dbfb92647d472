create table own_metric (
    community_id uuid        not null,
    key          text        not null,
    version      int         not null,
    definition   jsonb       not null,
    parts        jsonb       not null,
    created_at   timestamptz not null,
    constraint own_metric_pk primary key (community_id, key, version),
    constraint own_metric_key_check check (key ~ '^own_[a-z0-9_]{1,56}$'),
    constraint own_metric_version_check check (version > 0)
);

comment on table own_metric is 'The versions of the metrics that a community defines by formulas. A version never changes.';
comment on column own_metric.definition is 'Labels, dimension, unit, direction and formula, as they were sent.';
comment on column own_metric.parts is 'The metrics that the formula names, each with the version that it had when this one was saved.';

call protect('own_metric');
grant select, insert on own_metric to ${app};
