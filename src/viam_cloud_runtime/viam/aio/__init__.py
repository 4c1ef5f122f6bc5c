"""Methods of Viam's clients that take several calls, with asyncio."""
