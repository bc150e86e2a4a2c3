"""How Alembic runs here: inside the transaction that `quizapp.store.migrate` has begun."""

from alembic import context

from quizapp.store.schema import metadata

# The caller's transaction is BEGIN IMMEDIATE, checked at its end and only then committed: a kill
# at any moment leaves the old schema or the new one, nothing between.
connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
